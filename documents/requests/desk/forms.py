"""What staff fill in: for somebody who called, wrote or came, and for the town's own promises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.requests.choices import Channel
from documents.requests.fields import PostcodeField
from documents.requests.forms import AskForm
from documents.requests.models import AnswerTime
from documents.requests.overview import consent_question, consent_terms
from residents.contact_field import ContactField

RECEIVED_BY = [choice for choice in Channel.choices if choice[0] not in {Channel.WEB, Channel.STANDING}]


class DeskAskForm(AskForm):
    """The resident's form with one question more: how the request reached the town."""

    channel = forms.ChoiceField(label=_("受付経路"), choices=RECEIVED_BY, initial=Channel.PHONE)

    asked = ("channel", *AskForm.asked)

    def __init__(self, *args: Any, every_time_of: str = "", **kwargs: Any) -> None:
        super().__init__(*args, every_time_of=every_time_of, **kwargs)
        # The trap for programs is of no use behind a password.
        del self.fields["website"]
        # The browser knows the clerk's own name and address, and must not offer them for somebody else.
        for name in ("name", "contact", "postcode", "address"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if every_time_of:
            self.fields["every_time"].help_text = _(
                "つぎの言葉を読み上げ（紙なら、書いてあることを確かめ）、「はい」のときだけ印をつけます："
                "「%(question)s。%(terms)s」"
            ) % {"question": consent_question(every_time_of), "terms": consent_terms()}


class OrderForm(forms.Form):
    """Where a standing order goes and whom to tell, when somebody has moved or changed their number."""

    name = forms.CharField(label=_("お名前"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    contact = ContactField(label=_("連絡先"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    postcode = PostcodeField(label=_("郵便番号"), required=False, max_length=20)
    address = forms.CharField(
        label=_("送り先の住所"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerTimeForm(forms.ModelForm):  # type: ignore[type-arg]
    """One form: offered or not, within how many days."""

    class Meta:
        model = AnswerTime
        fields = ["is_offered", "days"]


AnswerTimeFormSet = forms.modelformset_factory(AnswerTime, form=AnswerTimeForm, extra=0)

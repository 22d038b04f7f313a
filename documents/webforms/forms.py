"""Small forms around the forms: the code to come back with, and what staff say of an answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from documents.webforms.actions import CODES
from documents.webforms.choices import AnswerState, Channel


class ContinueForm(forms.Form):
    """The code of a draft."""

    code = forms.CharField(
        label=_("続きの番号"),
        max_length=60,
        help_text=_("保存したときに出た12けたの数字です。例：1234-5678-9012"),
        error_messages={"required": _("続きの番号を入れてください。例：1234-5678-9012")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        """However it is typed; a slip of the finger is found by the check digit."""
        if not (code := CODES.read(self.cleaned_data["code"])):
            raise ValidationError(
                _("番号を確かめてください。12けたの数字です。打ち間違いがあるようです。"), code="code"
            )
        return code


class ChannelForm(forms.Form):
    """How an answer that staff key in reached the town."""

    channel = forms.ChoiceField(
        label=_("受付経路"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB],
        initial=Channel.PAPER,
    )


class StateForm(forms.Form):
    """How far staff have come."""

    state = forms.ChoiceField(label=_("状態"), choices=AnswerState)

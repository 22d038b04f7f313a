"""What somebody fills in to get a document in another form, to change that, and to find it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility import languages
from accessibility.keyed_form import KeyedForm
from documents.numbers import page_id_of
from documents.requests import references, rules
from documents.requests.choices import Channel, Delivery, OtherForm
from documents.requests.fields import DayField, PostcodeField
from documents.requests.overview import consent_question, consent_terms
from documents.requests.times import Promise
from documents.requests.wishes import Wish
from residents.contact_field import CONTACT_ATTRS, ContactField
from residents.reference_field import ReferenceField


class WishForm(forms.Form):
    """The form wanted, how it is received, who wants it. The address only for post."""

    form = forms.ChoiceField(
        label=_("どんな形で ほしいですか"),
        widget=forms.RadioSelect,
        help_text=_("日数は、申し出の日から送るまでのお約束です。"),
        error_messages={
            "required": _("ほしい形を1つえらんでください。"),
            "invalid_choice": _("いま受け付けている形から1つえらんでください。"),
        },
    )
    delivery = forms.ChoiceField(
        label=_("どうやって受け取りますか"),
        choices=Delivery.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("受け取り方を1つえらんでください。")},
    )
    name = forms.CharField(
        label=_("お名前"),
        max_length=100,
        help_text=_(
            "郵便のときは、郵便受けにある名前を入れてください。そのほかのときは、ニックネームでもかまいません。"
        ),
        error_messages={
            "required": _("お名前を入れてください。"),
            "max_length": _("お名前は100文字までで入れてください。"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = ContactField(
        label=_("連絡先（メールアドレスか電話番号のどちらか1つ）"),
        max_length=254,
        help_text=_("用意ができたことや、ご相談をお知らせするために使います。例：hanako@example.jp、0267-12-3456"),
        error_messages={
            "required": _("メールアドレスか電話番号を入れてください。例：hanako@example.jp、0267-12-3456"),
            "max_length": _("連絡先は1つだけ入れてください。"),
        },
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )
    postcode = PostcodeField(
        label=_("郵便番号（郵便で受け取るときだけ）"),
        required=False,
        max_length=20,
        help_text=_("例：384-0011"),
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    address = forms.CharField(
        label=_("送り先の住所（郵便で受け取るときだけ）"),
        required=False,
        max_length=300,
        help_text=_("封筒に書くために使い、届いたら消します。建物の名前と部屋の番号まで入れてください。"),
        error_messages={"max_length": _("住所は300文字までで入れてください。")},
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    wanted_on = DayField(
        label=_("いつまでにほしいですか"),
        help_text=_("急がないときは、空けておいてください。例：12月5日"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("そのほかの希望"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "例：文字は30ポイントにしてほしい。3ページ目だけほしい。CDは使えないのでカセットテープにしてほしい。"
        ),
        error_messages={"max_length": _("500文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )

    asked: tuple[str, ...] = ("form", "delivery", "name", "contact", "postcode", "address", "wanted_on", "note")

    def __init__(self, data: Any = None, *, promises: Sequence[Promise], now: datetime, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["form"].choices = [  # type: ignore[attr-defined]
            (promise.form.value, f"{promise.form.label}（{promise.promised_words}）")
            for promise in promises
            if promise.is_offered or promise.form == self.initial.get("form")
        ]
        self.fields["wanted_on"].today = timezone.localdate(now)  # type: ignore[attr-defined]

    def questions(self) -> list[forms.BoundField]:
        """What is asked, in its order."""
        return [self[name] for name in self.asked if name in self.fields]

    def clean_name(self) -> str:
        """A name in one line, so that it cannot pretend to be more of a letter."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_address(self) -> str:
        """In lines as they were written, without empty ones."""
        lines = (" ".join(line.split()) for line in str(self.cleaned_data["address"]).splitlines())
        return "\n".join(line for line in lines if line)

    def clean(self) -> dict[str, Any]:
        """What one answer asks of another."""
        cleaned: dict[str, Any] = super().clean() or {}
        form, delivery, contact = (cleaned.get(name) for name in ("form", "delivery", "contact"))
        if form and delivery and not rules.fits(form, delivery):
            self.add_error("delivery", self._ways_words(form))
            return cleaned
        if delivery == Delivery.POST and "address" not in self.errors and not cleaned.get("address"):
            self.add_error("address", _("郵便で受け取るには、送り先の住所を入れてください。"))
        if delivery == Delivery.EMAIL and contact and not contact.email:
            self.add_error("contact", _("メールで受け取るには、メールアドレスを入れてください。例：hanako@example.jp"))
        if delivery == Delivery.TELEPHONE and contact and not contact.phone:
            self.add_error("contact", _("電話で聞くには、電話番号を入れてください。例：0267-12-3456"))
        return cleaned

    def _ways_words(self, form: str) -> ValidationError:
        ways = "、".join(f"「{way.label}」" for way in rules.WAYS[OtherForm(form)])
        words = _("「%(form)s」の受け取り方は、%(ways)sからえらんでください。")
        return ValidationError(words, params={"form": OtherForm(form).label, "ways": ways}, code="way")

    def wish(self, *, channel: Channel = Channel.WEB) -> Wish:
        """What was asked for, in the words of the actions."""
        chosen = self.cleaned_data
        return Wish(
            name=chosen["name"],
            contact=chosen["contact"],
            form=OtherForm(chosen["form"]),
            delivery=Delivery(chosen["delivery"]),
            postcode=chosen.get("postcode", ""),
            address=chosen.get("address", ""),
            wanted_on=chosen.get("wanted_on"),
            note=chosen.get("note", ""),
            every_time=bool(chosen.get("every_time")),
            channel=channel,
            language=languages.current(),
        )


class AskForm(KeyedForm, WishForm):
    """On the site, without an account: with a key against double presses and a trap for programs."""

    every_time = forms.BooleanField(required=False)

    salt = "documents.requests.ask"
    asked = (*WishForm.asked, "every_time")

    def __init__(self, *args: Any, every_time_of: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if every_time_of:
            field = self.fields["every_time"]
            field.label, field.help_text = consent_question(every_time_of), consent_terms()
        else:
            del self.fields["every_time"]


class FindForm(forms.Form):
    """The reference and the contact point given with it."""

    reference = ReferenceField(
        label=_("受付番号"),
        help_text=_("控えにある9けたの数字です。例：482-173-069"),
        error_messages={"required": _("受付番号を入れてください。例：482-173-069")},
        slip=_("受付番号の数字を確かめてください。9けたの数字です。例：482-173-069"),
        reads=references.read,
    )
    contact = ContactField(
        label=_("申し出のときの連絡先"),
        max_length=254,
        help_text=_("申し出のときに書いたメールアドレスか電話番号です。"),
        error_messages={"required": _("申し出のときのメールアドレスか電話番号を入れてください。")},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )


class NumberForm(forms.Form):
    """The number on a sheet of paper, as people type it."""

    number = forms.CharField(
        label=_("資料番号"),
        max_length=60,
        help_text=_("例：00125。全角でも、間に空白があってもかまいません。"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        """A slip of the finger is found by the check digit."""
        typed = str(self.cleaned_data["number"])
        if page_id_of(typed) is None and not references.read(typed):
            raise ValidationError(_("数字を確かめてください。紙にある「資料番号」を、そのまま入れます。"), code="slip")
        return typed

"""What residents fill in to change a registration: themselves, who comes along, how they are reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.choices import Way
from events.forms.person import PeopleField, PersonForm
from events.models import Registration, WayOffer
from events.places.wishes import Change
from residents.codes.actions import looks_like_a_code
from residents.contact_field import CONTACT_ATTRS, ContactField


class ChangeForm(PersonForm):
    """The answers of the form they came with, to be changed."""

    way = forms.ChoiceField(
        label=_("参加方法"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("参加方法を1つえらんでください。"),
            "invalid_choice": _("この催しにある参加方法から1つえらんでください。"),
        },
    )

    def __init__(self, data: Any = None, *, registration: Registration, ways: list[WayOffer]) -> None:
        super().__init__(data, initial=_as_it_is(registration))
        offered = [(offer.way, offer.get_way_display()) for offer in ways]
        # A way that the town took back stays a choice for whoever joins in it.
        kept = (registration.way, registration.get_way_display())
        self.fields["way"].choices = offered if kept in offered else [kept, *offered]  # type: ignore[attr-defined]
        # Letters to a family are one letter; only whoever gets it decides about it.
        if registration.lead_id:
            for name in ("staff_note", "letters_in", "neutral_subject", "no_reminders"):
                del self.fields[name]

    def change(self) -> Change:
        """What is wanted, in the words of the verb."""
        said = self.cleaned_data
        known: dict[str, Any] = {
            name: said[name]
            for name in ("name", "reading", "staff_note", "letters_in", "neutral_subject")
            if name in said
        }
        if "no_reminders" in said:
            known["wants_reminders"] = not said["no_reminders"]
        return Change(way=Way(said["way"]), **known)


def _as_it_is(registration: Registration) -> dict[str, Any]:
    return {
        "name": registration.resident.name,
        "reading": registration.resident.reading,
        "way": registration.way,
        "staff_note": registration.staff_note,
        "letters_in": registration.letters_in,
        "neutral_subject": registration.neutral_subject,
        "no_reminders": not registration.wants_reminders,
    }


class PeopleForm(forms.Form):
    """Who comes along besides."""

    people = PeopleField(
        label=_("加える方のお名前（1行に1人）"),
        max_length=2000,
        help_text=_("例：山田花子（やまだはなこ）。連絡は、まとめてあなたにします。"),
        error_messages={
            "required": _("加える方のお名前を入れてください。"),
            "max_length": _("1行に1人ずつ、お名前だけを入れてください。"),
        },
    )
    partial_ok = forms.BooleanField(
        label=_("待たずに、ある分だけ申し込む"),
        required=False,
        help_text=_("席が足りないときは、加える方みんなの席がそろうまで待ちます。いまある席はなくなりません。"),
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def clean_people(self) -> Any:
        """Lines without a name in them name nobody."""
        if not self.cleaned_data["people"]:
            raise ValidationError(self.fields["people"].error_messages["required"], code="required")
        return self.cleaned_data["people"]


class NewContactForm(forms.Form):
    """Where somebody is reached from now on."""

    contact = ContactField(
        by_post=True,
        label=_("新しい連絡先（メールアドレス、電話番号、住所のどれか1つ）"),
        max_length=350,
        help_text=_(
            "メールアドレスのときは、そのアドレスに数字を送って、届くことをたしかめます。"
            "電話番号のときは、係がその番号に電話してからかえます。"
            "例：hanako@example.jp、0267-12-3456、〒384-0301 佐久市臼田123"
        ),
        error_messages={"required": _("新しい連絡先を入れてください。例：hanako@example.jp、0267-12-3456")},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )


class CodeForm(forms.Form):
    """The number that came to the new address."""

    challenge = forms.CharField(widget=forms.HiddenInput, max_length=100)
    code = forms.CharField(
        label=_("届いた数字（8けた）"),
        max_length=40,
        help_text=_("例：4821-7306。10分のあいだ使えます。"),
        error_messages={"required": _("届いた数字を入れてください。例：4821-7306")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """A slip of the finger is told before it costs a try."""
        typed = str(self.cleaned_data["code"])
        if not looks_like_a_code(typed):
            raise ValidationError(_("数字を確かめてください。8けたの数字です。例：4821-7306"), code="slip")
        return typed

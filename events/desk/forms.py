"""What staff fill in for somebody who called, wrote or came."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from documents.requests.fields import PostcodeField
from events.actions import Wanted, Wish
from events.catalogue.reading import offered_kinds
from events.choices import Channel
from events.forms.change import ChangeForm
from events.forms.join import JoinForm
from events.forms.person import PeopleField
from events.places.changing import contact_of
from events.support.fields import chosen_kinds, detail_field, details_in, name_of
from residents.contact_points import normalised_email, normalised_phone
from residents.folding import is_number
from residents.models import Resident
from residents.name_field import NameField

RECEIVED_BY = [choice for choice in Channel.choices if choice[0] != Channel.WEB]
# The browser knows the clerk's own name and address, and must not offer them for somebody else.
OTHERS = {"autocomplete": "off"}
ABOUT_THE_PERSON = ("name", "reading", "contact")


class DeskJoinForm(JoinForm):
    """The resident's form with one question more: how the registration reached the town."""

    # Django takes declared fields out of the class: the form keeps its own attribute of this name.
    channel = forms.ChoiceField(label=_("受付経路"), choices=RECEIVED_BY, initial=Channel.PHONE)

    # As a talk goes; what is seldom asked stands folded below.
    field_order = ("name", "reading", "contact", "way", "support", "note", "channel")
    seldom_asked = ("companions", "partial_ok", "staff_note", "letters_in", "neutral_subject", "no_reminders")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The trap for programs is of no use behind a password.
        del self.fields["website"]
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs["autocomplete"] = "off"

    def is_about(self, person: Resident | None, *, heard: str = "") -> None:
        """Ask nothing that is known: who is on the line, or at least what was typed to find them."""
        if person:
            for name in ABOUT_THE_PERSON:
                self.fields.pop(name, None)
        elif is_number(heard):
            self.fields["contact"].initial = heard
        else:
            self.fields["name"].initial = heard

    def asked(self) -> list[forms.BoundField]:
        """What is asked of everybody; with what support, right after it."""
        names: list[str] = []
        for name in self.field_order:
            names += [name, *getattr(self.fields.get(name), "details", {}).values()]
        return [self[name] for name in names if name in self.fields]

    def seldom(self) -> list[forms.BoundField]:
        """What a caller says if they want it so."""
        return [self[name] for name in self.seldom_asked if name in self.fields]

    def says_seldom(self) -> bool:
        """Whether that stands open: something is filled in, or wrong."""
        return any(self[name].errors or (self.is_bound and self[name].value()) for name in self.seldom_asked)

    @property
    def key(self) -> str:
        """What makes this form one registration, however often it arrives."""
        return str(self.cleaned_data["form_key"])

    def wish_of(self, person: Resident | None) -> Wish:
        """What was asked for, by somebody known or new."""
        if person is None:
            return self.wish()
        self.cleaned_data |= {"name": person.name, "reading": person.reading, "contact": contact_of(person)}
        return replace(self.wish(), resident_id=person.pk)


class DeskChangeForm(ChangeForm):
    """The resident's own form of changing, and more people who come along. Names are corrected with the contact."""

    companions = PeopleField(
        label=_("いっしょに参加する方を加える（1行に1人）"),
        required=False,
        max_length=2000,
        help_text=_("席が足りない分は、キャンセル待ちになります。例：山田花子（やまだはなこ）"),
    )
    partial_ok = forms.BooleanField(label=_("加える方の全員分の席がなくても、ある分だけ申し込む"), required=False)
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    field_order = ("way", "companions", "partial_ok", "staff_note", "letters_in", "neutral_subject", "no_reminders")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "reading"):
            del self.fields[name]
        self.fields["form_key"].initial = secrets.token_urlsafe(16)


class ContactForm(forms.Form):
    """Who somebody is and how to reach them, corrected while they talk. One way to reach them must be left."""

    name = NameField(label=_("お名前・ニックネーム"), max_length=100, widget=forms.TextInput(attrs=OTHERS))
    reading = NameField(label=_("よみがな"), max_length=100, required=False, widget=forms.TextInput(attrs=OTHERS))
    phone = forms.CharField(
        label=_("電話番号"), max_length=60, required=False, widget=forms.TextInput(attrs=OTHERS | {"inputmode": "tel"})
    )
    email = forms.CharField(
        label=_("メールアドレス"), max_length=254, required=False, widget=forms.TextInput(attrs=OTHERS)
    )
    postal_code = PostcodeField(
        label=_("郵便番号"), max_length=20, required=False, widget=forms.TextInput(attrs=OTHERS)
    )
    address = forms.CharField(
        label=_("住所"), max_length=300, required=False, widget=forms.Textarea(attrs=OTHERS | {"rows": 2})
    )

    def __init__(self, *args: Any, reached_through_somebody: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reached_through_somebody = reached_through_somebody

    def clean_phone(self) -> str:
        """Digits as they are dialled."""
        return _read(self.cleaned_data["phone"], normalised_phone, _("電話番号を確かめてください。例：0267-12-3456"))

    def clean_email(self) -> str:
        """In half-width letters."""
        words = _("メールアドレスを確かめてください。例：hanako@example.jp")
        return _read(self.cleaned_data["email"], normalised_email, words)

    def clean(self) -> dict[str, Any]:
        """Somebody whom nothing reaches would never hear that a session is called off."""
        cleaned: dict[str, Any] = super().clean() or {}
        wrong = {"phone", "email", "address"} & set(self.errors)
        reached = any(cleaned.get(field) for field in ("phone", "email", "address"))
        if not (wrong or reached or self.reached_through_somebody):
            self.add_error("phone", _("電話番号・メールアドレス・住所のどれか1つを入れてください。"))
        return cleaned


def _read(written: str, normalised: Any, words: Any) -> str:
    if not written.strip():
        return ""
    if not (read := normalised(written)):
        raise ValidationError(words)
    return str(read)


class SupportForm(forms.Form):
    """More support, or something in the caller's own words."""

    kinds = forms.MultipleChoiceField(
        label=_("してほしい配慮"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("締め切りを過ぎたものも受けられます。間に合うかどうかは、担当が確かめてお知らせします。"),
    )
    note = forms.CharField(
        label=_("そのほか、してほしいこと"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = offered_kinds()
        self.fields["kinds"].choices = [(kind.key, kind.words) for kind in kinds]  # type: ignore[attr-defined]
        self.fields.update({name_of(kind.key): detail_field(kind.words, kind.asks) for kind in kinds if kind.asks})
        self.order_fields(["kinds", *(name_of(kind.key) for kind in kinds), "note"])

    def clean(self) -> dict[str, Any]:
        """Something has to be wanted."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not (self.errors or any(str(said).strip() for said in cleaned.values() if said)):
            self.add_error("kinds", _("配慮をえらぶか、下の欄に書いてください。"))
        return cleaned

    def wanted(self) -> list[Wanted]:
        """In the words of the verb."""
        chosen = self.cleaned_data
        details = details_in(chosen, [key for key, _name in self.fields["kinds"].choices])  # type: ignore[attr-defined]
        kinds = [Wanted(kind, detail=details.get(kind, "")) for kind in chosen_kinds(chosen["kinds"], details)]
        return [*kinds, Wanted(note=chosen["note"])] if chosen["note"].strip() else kinds

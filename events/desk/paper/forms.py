"""A reply card as it is keyed in: in its own order, numbers instead of lists, so that the eye stays on paper."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.actions import Wish
from events.catalogue.reading import numbered_kinds
from events.choices import Channel, Way
from events.desk.paper.codes import NUMBER_OF_WAY, WAY_OF_NUMBER, numbered, numbers_in
from events.forms.person import PeopleField
from events.overview import Programme
from residents.contact_field import ContactField
from residents.name_field import NameField

OFF = {"autocomplete": "off"}


class CardForm(forms.Form):
    """One card."""

    name = NameField(label=_("お名前"), max_length=100, widget=forms.TextInput(attrs=OFF | {"autofocus": True}))
    reading = NameField(label=_("よみがな"), max_length=100, required=False, widget=forms.TextInput(attrs=OFF))
    contact = ContactField(
        label=_("電話番号・メールアドレス・住所のどれか"),
        max_length=320,
        by_post=True,
        widget=forms.TextInput(attrs=OFF),
    )
    way = forms.CharField(
        label=_("参加方法の番号"), max_length=10, widget=forms.TextInput(attrs=OFF | {"inputmode": "numeric"})
    )
    support = forms.CharField(
        label=_("配慮の番号（いくつでも）"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs=OFF | {"inputmode": "numeric"}),
    )
    note = forms.CharField(
        label=_("そのほか、してほしいこと"), max_length=500, required=False, widget=forms.TextInput(attrs=OFF)
    )
    people = PeopleField(
        label=_("いっしょに参加する方（、で区切る）"), max_length=500, required=False, widget=forms.TextInput(attrs=OFF)
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    # Ticked on an older card, and not what the event offers now: staff hear of it.
    no_longer_offered: Sequence[str] = ()

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = [Way(offer.way) for offer in programme.ways]
        self.offered = {offer.entry.number for offer in programme.support_offers}
        self.fields["form_key"].initial = secrets.token_urlsafe(16)
        self.fields["way"].help_text = "　".join(f"{NUMBER_OF_WAY[way]} {way.label}" for way in self.ways)
        offered = (f"{number} {offer.get_kind_display()}" for number, offer in numbered(programme.support_offers))
        self.fields["support"].help_text = "　".join(offered)

    def clean_way(self) -> Way:
        """The way behind the number. A letter in the field is no number."""
        numbers = numbers_in(self.cleaned_data["way"])
        way = WAY_OF_NUMBER.get(numbers[0]) if len(numbers) == 1 else None
        if way not in self.ways:
            raise ValidationError(_("この催しにある参加方法の番号を、1つ入れてください。"))
        return way

    def clean_support(self) -> list[str]:
        """The kinds behind the numbers. What the event offered when the card was printed counts, whatever it is now."""
        kinds, numbers = numbered_kinds(), list(dict.fromkeys(numbers_in(self.cleaned_data["support"])))
        if unknown := [str(number) for number in numbers if number not in kinds]:
            words = _(
                "「%(numbers)s」という配慮の番号はありません。番号は11からの2けたです。用紙の数字が1けたのときは、"
                "前の形の用紙なので、書いてある言葉を下の欄に入れてください。"
            )
            raise ValidationError(words % {"numbers": "、".join(unknown)})
        self.no_longer_offered = [kinds[number].words for number in numbers if number not in self.offered]
        return [kinds[number].key for number in numbers]

    def wish(self) -> Wish:
        """In the words of the verb."""
        card = self.cleaned_data
        return Wish(
            name=card["name"],
            reading=card["reading"],
            contact=card["contact"],
            way=card["way"],
            support=card["support"],
            note=card["note"].strip(),
            companions=card["people"],
            channel=Channel.PAPER,
        )

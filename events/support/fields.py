"""What is asked with a kind of support: the size of the letters, the age of the children. For every form with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from events.models import SupportOffer

LONGEST_DETAIL = 200


def name_of(kind: str) -> str:
    """The name of the field about one kind."""
    return f"detail_{kind}"


def detail_fields(offers: Iterable[SupportOffer]) -> dict[str, forms.CharField]:
    """A field for each kind with which something is asked, in the order of the offers."""
    asking = [(offer, offer.entry.asks) for offer in offers]
    return {name_of(offer.kind): detail_field(offer.entry.words, asks) for offer, asks in asking if asks}


def detail_field(name: str, asks: str) -> forms.CharField:
    """What is asked with one kind."""
    return forms.CharField(
        label=_("「%(support)s」をえらんだ方へ：%(asks)s") % {"support": name, "asks": asks},
        required=False,
        max_length=LONGEST_DETAIL,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("200文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )


def details_in(cleaned: Mapping[str, Any], kinds: Iterable[str]) -> dict[str, str]:
    """What was answered, by kind."""
    said = {kind: str(cleaned.get(name_of(kind)) or "").strip() for kind in kinds}
    return {kind: words for kind, words in said.items() if words}


def chosen_kinds(ticked: Sequence[str], details: Mapping[str, str]) -> list[str]:
    """What was ticked; who said how large the letters should be wants them, with or without the tick."""
    return list(dict.fromkeys([*ticked, *details]))

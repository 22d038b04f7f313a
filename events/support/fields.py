"""What is asked with a kind of support: the size of the letters, the age of the children. For every form with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from accessibility.choice_details import NOTHING_TYPED

if TYPE_CHECKING:
    from events.models import SupportOffer

LONGEST_DETAIL = 200


def name_of(kind: str) -> str:
    """The name of the field about one kind."""
    return f"detail_{kind}"


def detail_fields(offers: Iterable[SupportOffer]) -> dict[str, tuple[str, forms.CharField]]:
    """For each kind with which something is asked: the name and the field that stand below it."""
    asking = [(offer, offer.entry.asks) for offer in offers]
    return {str(offer.kind): (name_of(offer.kind), _field(asks)) for offer, asks in asking if asks}


def detail_field(name: str, asks: str) -> forms.CharField:
    """What is asked with one kind, in a list of its own that has to name the kind."""
    return _field(_("「%(support)s」をえらんだ方へ：%(asks)s") % {"support": name, "asks": asks})


def _field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_DETAIL,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": NOTHING_TYPED}),
        error_messages={"max_length": _("200文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )


def details_in(cleaned: Mapping[str, Any], kinds: Iterable[str]) -> dict[str, str]:
    """What was answered, by kind."""
    said = {kind: str(cleaned.get(name_of(kind)) or "").strip() for kind in kinds}
    return {kind: words for kind, words in said.items() if words}


def chosen_kinds(ticked: Sequence[str], details: Mapping[str, str]) -> list[str]:
    """What was ticked; who said how large the letters should be wants them, with or without the tick."""
    return list(dict.fromkeys([*ticked, *details]))

"""How many people each way of joining takes in one session: fields of the staff's forms, and what was typed there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from events.models import WayOffer


def capacity_fields(ways: Iterable[WayOffer], kept: Mapping[str, int] | None = None) -> dict[str, forms.Field]:
    """One for each way, blank where it is as the event says. With one way the number in all says everything."""
    offers = list(ways)
    return {_name(offer): _field(offer, (kept or {}).get(offer.way)) for offer in offers if len(offers) > 1}


def _name(offer: WayOffer) -> str:
    return f"way_{offer.way}"


def _field(offer: WayOffer, kept: int | None) -> forms.Field:
    way = {"way": offer.get_way_display()}
    if offer.capacity is None:
        usual = _("空けておくと、全体の定員だけで数えます。")
    else:
        usual = _("空けておくと、いつもどおり%(count)d人。") % {"count": offer.capacity}
    return forms.IntegerField(
        label=_("「%(way)s」の定員") % way, min_value=0, required=False, initial=kept, help_text=usual
    )


def capacities_in(said: Mapping[str, Any], ways: Iterable[WayOffer]) -> dict[str, int]:
    """What is different from the event; a number typed as it is anyway is none."""
    typed = {offer: said.get(_name(offer)) for offer in ways}
    return {
        str(offer.way): number for offer, number in typed.items() if number is not None and number != offer.capacity
    }

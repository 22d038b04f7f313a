"""The card on the page of a registration: the way in with its buttons, those instead, and the card to take along."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.town import town_in_this_language
from events.card.card import card_of
from events.choices import RegistrationState, Way
from events.doors.facts import DoorFacts
from events.joining import door_address, door_lines
from events.registration_page import Piece
from events.registration_page import register as put_on_page

if TYPE_CHECKING:
    from events.models import Registration

ORDER = 20
# What a press does, as a verb.
PRESS = {
    Way.VIDEO: gettext_lazy("映像の部屋に入る"),
    Way.LISTEN: gettext_lazy("聞きに入る"),
    Way.TEXT: gettext_lazy("文字の部屋に入る"),
    Way.LATER: gettext_lazy("記録を開く"),
}
SHOWN_BY_COMPONENT = frozenset({"address", "dial_in", "pin"})


def says(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """Nothing for what was given back, called off or is over."""
    session = registration.session
    if registration.state == RegistrationState.CANCELLED or not session.takes_place or session.ends_at <= now:
        return None
    card = card_of(registration)
    doors = [_door(registration, door) for door in card.doors]
    return {
        "door": doors[0] if doors else None,
        "instead": doors[1:],
        "others": card.others,
        "moved_online": card.moved_online,
        "phone": str(town_in_this_language()["phone"]),
    }


def _door(registration: Registration, door: DoorFacts) -> dict[str, Any]:
    """As the component ``door`` shows it."""
    usual = (
        (_("用意するもの"), door.needs),
        (_("通信量"), door.data_per_hour),
        (_("だれに見え、聞こえるか"), door.exposure),
    )
    return {
        "title": door.title,
        "href": door_address(registration, door) if door.is_open_to_press else "",
        "text": str(PRESS.get(door.way, _("入り口を開く"))),
        "dial_in": door.dial_in,
        "pin": door.pin,
        "call": door.call,
        "call_with_pin": door.call_with_pin,
        "facts": [line for line in door_lines(registration, door) if line.key not in SHOWN_BY_COMPONENT],
        "about": [{"term": term, "text": text} for term, text in usual if text],
    }


def register() -> None:
    """Stand on the page."""
    put_on_page(Piece(ORDER, "card", "events/card/piece.html", says))

"""The card on the page of a registration: the way in with its buttons, those instead, and the card to take along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.town import town_in_this_language
from events.card.choices import PaperKind
from events.card.more import lines_of_others
from events.choices import RegistrationState, Way
from events.doors.facts import DoorFacts, doors_of, moved_online
from events.letters.passages import Form, Passage, Telling, register_form
from events.letters.passages import register as register_passage
from events.registration_page import Piece
from events.registration_page import register as put_on_page
from events.registration_words import address_of, door_address, door_lines

if TYPE_CHECKING:
    from events.models import Registration

ORDER = 20
NEWS_OF_A_DOOR = "door."
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
    # Not the whole card: its facts and the support stand on this page already.
    doors = [door_shown(registration, door) for door in doors_of(registration)]
    return {
        "door": doors[0] if doors else None,
        "instead": doors[1:],
        "others": lines_of_others(registration),
        "moved_online": moved_online(session),
        "phone": str(town_in_this_language()["phone"]),
    }


def door_shown(registration: Registration, door: DoorFacts) -> dict[str, Any]:
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


def forms_in_letters(telling: Telling) -> Iterator[Form]:
    """Every letter to who has a place leads to the card in large print, in sound and in braille."""
    here = address_of(reverse("events:card", args=[telling.registration.token]))
    yield Form(_("大きな文字の紙（PDF）"), f"{here}#{PaperKind.LARGE_22}")
    yield Form(_("音声（MP3）"), f"{here}#{PaperKind.SOUND}")
    yield Form(_("点字データ（自動点訳・未校正）"), f"{here}#{PaperKind.BRAILLE}")


def news_of_doors(telling: Telling) -> Iterator[Passage]:
    """Why this letter comes: what somebody printed a week ago leads nowhere any more."""
    if telling.occasion.startswith(NEWS_OF_A_DOOR):
        words = _("つなぎ先が新しくなりました。前のURLや電話番号は使わないで、この手紙のものを使ってください。")
        yield Passage(_("つなぎ先が変わりました"), words)


def register() -> None:
    """Stand on the page and in the letters."""
    register_form(ORDER, "card", forms_in_letters)
    register_passage(ORDER, "doors", news_of_doors, names_the_event=False)
    put_on_page(Piece(ORDER, "card", "events/card/piece.html", says))

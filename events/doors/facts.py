"""The ways in for whoever has a place: ``door_of``, and those to turn to when it does not work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from events.choices import RegistrationState, SessionStatus, Way
from events.doors import telephone
from events.doors.jitsi import server
from events.doors.models import Door
from events.doors.text_rooms import text_room
from events.models.originals import kept_with, offers_as_read_here
from events.models.programme import WayOffer
from events.ways import USUALLY, WITHIN_REACH

if TYPE_CHECKING:
    from events.models import Registration, Session

# Rooms of our own are open before the time: whoever needs longer to get in needs it before the others begin.
OPENS_BEFORE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class DoorFacts:
    """One way in. ``path`` leads into this house, ``url`` elsewhere."""

    way: Way
    url: str = ""
    opens_at_a_press: bool = False
    path: str = ""
    dial_in: str = ""
    pin: str = ""
    room: str = ""
    words: str = ""
    needs: str = ""
    data_per_hour: str = ""
    exposure: str = ""

    @property
    def title(self) -> str:
        """The way's own name."""
        return str(self.way.label)

    @property
    def call(self) -> str:
        """``tel:`` address of the number alone."""
        return telephone.call(self.dial_in)

    @property
    def call_with_pin(self) -> str:
        """``tel:`` address that keys the meeting's number in as well."""
        return telephone.call_with_pin(self.dial_in, self.pin)

    @property
    def is_open_to_press(self) -> bool:
        """Whether there is a link to follow."""
        return bool(self.url or self.opens_at_a_press or self.path)

    @property
    def leads_somewhere(self) -> bool:
        """Whether anything was said of how to come in."""
        return self.is_open_to_press or bool(self.dial_in or self.room or self.words)


def door_of(registration: Registration) -> DoorFacts | None:
    """The way in that somebody chose; None for whoever has no place, and while the session does not take place."""
    return next(iter(doors_of(registration)), None)


def doors_of(registration: Registration) -> list[DoorFacts]:
    """The way chosen, then those to turn to when it does not work. None for whoever has no place.

    A session that was moved online has no room any more: whoever wanted to come there is told all ways that are left.
    """
    session = registration.session
    if registration.state != RegistrationState.SEATED or not session.takes_place:
        return []
    found = kept_with(session)
    known: dict[Way, Door] = found["doors"] if "doors" in found else found.setdefault("doors", _known(session))
    offers = {Way(offer.way): offer for offer in offers_as_read_here(session, WayOffer)}
    chosen = Way(registration.way)
    doors = [_facts(way, offers.get(way), known.get(way), session) for way in _in_order(chosen, offers)]
    if moved_online(session) and chosen == Way.IN_PERSON:
        doors = [door for door in doors if door.way != Way.IN_PERSON] or doors
    return doors[:1] + [door for door in doors[1:] if door.leads_somewhere]


def moved_online(session: Session) -> bool:
    """Whether nobody should come to the room any more."""
    return session.status == SessionStatus.ONLINE


def opens_at(session: Session) -> datetime:
    """From when on a press opens a room of our own. Where the times are not known, all day."""
    if session.times_known:
        return session.starts_at - OPENS_BEFORE
    return timezone.make_aware(datetime.combine(timezone.localdate(session.starts_at), time.min))


def _in_order(chosen: Way, offered: Iterable[Way]) -> list[Way]:
    return [chosen, *(way for way in offered if way in WITHIN_REACH and way != chosen)]


def _known(session: Session) -> dict[Way, Door]:
    """Doors by way; what was written for one session stands instead of what holds for all."""
    found = Door.objects.filter(Q(session=session) | Q(session=None), page_id=session.page_id)
    doors: dict[Way, Door] = {}
    for door in sorted(found, key=lambda door: door.session_id is not None):
        if door.leads_somewhere:
            doors[Way(door.way)] = door
    return doors


def _facts(way: Way, offer: WayOffer | None, door: Door | None, session: Session) -> DoorFacts:
    usual = USUALLY[way]
    said = door.words_here if door else "", (offer.instructions if offer else "").strip()
    return DoorFacts(
        way=way,
        url=door.url if door else "",
        opens_at_a_press=bool(door and door.makes_room and server()),
        path=text_room(session) if way == Way.TEXT and not (door and door.url) else "",
        dial_in=door.dial_in if door else "",
        pin=door.pin if door else "",
        room=door.room if door else "",
        words="\n".join(words for words in said if words),
        needs=(offer.needs if offer else "") or str(usual.needs),
        data_per_hour=(offer.data_per_hour if offer else "") or str(usual.data_per_hour),
        exposure=(offer.exposure if offer else "") or str(usual.exposure),
    )

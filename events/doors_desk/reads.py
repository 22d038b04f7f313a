"""Which ways in there are, and which are missing where somebody will soon stand before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from events.choices import TAKING_PLACE, Way
from events.doors.models import Door
from events.models import EventPage, Session, WayOffer
from events.overview import when
from events.ways import WITHIN_REACH

if TYPE_CHECKING:
    from collections.abc import Iterable

SOON = timedelta(days=14)
MOST_SESSIONS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One way of one place: for all sessions (``session`` None) or for one."""

    way: Way
    session: Session | None
    door: Door | None

    @property
    def is_needed(self) -> bool:
        """Whether nobody can come in without it."""
        return self.way in WITHIN_REACH

    @property
    def words(self) -> str:
        """What it says, short enough for a list."""
        door = self.door
        if door is None:
            return ""
        # What stands behind the ? of an address is often a password.
        said = (door.url.partition("?")[0], door.dial_in, door.room, door.words.strip())
        return "／".join(" ".join(words.split())[:60] for words in said if words)


@dataclass(frozen=True, slots=True)
class Place:
    """All sessions, or one of them, with every way that the event offers."""

    title: str
    session: Session | None
    rows: list[Row]


def places_of(page: EventPage, *, now: datetime) -> list[Place]:
    """First what holds for all sessions, then each session to come."""
    ways = [Way(way) for way in page.ways.values_list("way", flat=True)]
    doors = {(door.session_id, Way(door.way)): door for door in Door.objects.filter(page=page)}

    def rows(session: Session | None) -> list[Row]:
        return [Row(way, session, doors.get((session and session.pk, way))) for way in ways]

    coming = Session.objects.filter(page=page, ends_at__gt=now).order_by("starts_at")[:MOST_SESSIONS]
    return [Place("", None, rows(None)), *(Place(when(session), session, rows(session)) for session in coming)]


def missing(*, now: datetime) -> list[tuple[Session, list[Way]]]:
    """Sessions within two weeks for which somebody could join in a way that leads nowhere yet.

    What staff wrote into the instructions counts: a call that the town makes itself needs no number.
    """
    sessions = Session.objects.public().filter(
        status__in=TAKING_PLACE, ends_at__gt=now, starts_at__lte=now + SOON, page__takes_registrations=True
    )
    listed = list(sessions.select_related("page").order_by("starts_at", "pk"))
    offers = WayOffer.objects.filter(page__in={session.page_id for session in listed}, way__in=WITHIN_REACH)
    unwritten: dict[int, list[Way]] = {}
    for offer in offers:
        if not offer.instructions.strip():
            unwritten.setdefault(offer.page_id, []).append(Way(offer.way))
    known = _known(unwritten)
    return list(_without(listed, unwritten, known))


def _known(pages: Iterable[int]) -> set[tuple[int, int | None, str]]:
    doors = Door.objects.filter(page__in=list(pages))
    return {(door.page_id, door.session_id, door.way) for door in doors if door.leads_somewhere}


def _without(
    sessions: Iterable[Session], unwritten: dict[int, list[Way]], known: set[tuple[int, int | None, str]]
) -> Iterator[tuple[Session, list[Way]]]:
    for session in sessions:
        ways = [
            way
            for way in unwritten.get(session.page_id, [])
            if not known & {(session.page_id, None, way), (session.page_id, session.pk, way)}
        ]
        if ways:
            yield session, ways

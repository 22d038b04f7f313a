"""How the places of one session stand in each way of joining: for staff, who have to find a chair or a line. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events import rules
from events.models import Session, WayOffer
from events.overview import Taken


@dataclass(frozen=True, slots=True)
class WayPlaces:
    """One way of joining in one session."""

    title: str
    taken: int
    capacity: int | None
    # Whether this session says another number than its event.
    differs: bool

    @property
    def too_many_by(self) -> int:
        """By how many people its number is too small; nobody loses a place for that."""
        return max(self.taken - self.capacity, 0) if self.capacity is not None else 0


def by_way(session: Session, ways: Iterable[WayOffer], taken: Taken) -> list[WayPlaces]:
    """Each way that can be joined now or that somebody has a place in."""
    return list(_ways(session, ways, taken))


def _ways(session: Session, ways: Iterable[WayOffer], taken: Taken) -> Iterator[WayPlaces]:
    offers = list(ways)
    open_now = rules.ways_of(session, offers)
    for offer in offers:
        counted = taken.get(offer.way, 0)
        if counted or offer in open_now:
            capacity = rules.capacity_in_way(session, offer.way, offer.capacity)
            yield WayPlaces(str(offer.get_way_display()), counted, capacity, capacity != offer.capacity)


def too_many_in_all(session: Session, taken: Taken) -> int:
    """By how many people the session's own number is too small."""
    return max(taken.get("", 0) - session.capacity, 0) if session.capacity is not None else 0

"""Counting places. One session's counts are held by one transaction at a time."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from cms.signals import public_content_changed
from events import rules
from events.models import Registration, Seats, Session, WayOffer

# What decides about a place: a page of an event has seventy columns, and everybody waits while they are read.
NEEDED_TO_DECIDE = (
    "page_id",
    "starts_at",
    "ends_at",
    "registration_opens_at",
    "registration_closes_at",
    "capacity",
    "way_capacities",
    "status",
    "page__takes_registrations",
)


def hold(session_id: int) -> tuple[Session, int]:
    """Lock the session's count, so that everything about its places happens one after the other.

    The session, read only when it is our turn (what it says may have changed while we waited), and how many places
    are taken in all.
    """
    count = Seats.objects.select_for_update().filter(session_id=session_id, way="").values_list("taken", flat=True)
    taken = list(count)
    if not taken:
        Seats.objects.get_or_create(session_id=session_id, way="")
        taken = list(count.all())
    return Session.objects.select_related("page").only(*NEEDED_TO_DECIDE).get(pk=session_id), taken[0]


def hold_for(registration_id: int) -> tuple[Session, Registration]:
    """Hold the session of a registration; and the registration as it stands now that it is our turn."""
    session, _taken = hold(Registration.objects.values_list("session_id", flat=True).get(pk=registration_id))
    known = Registration.objects.select_related("resident__reached_through", "lead")
    return session, known.get(pk=registration_id)


def seat(session: Session, way: str, people: int = 1) -> bool:
    """Count so many places, in all and for this way; False, and nothing counted, when either has not enough left."""
    if not _count(session, "", session.capacity, people):
        return False
    if seat_in_way(session, way, people):
        return True
    _uncount(session, "", people)
    return False


def seat_as_many(session: Session, way: str, people: int, *, partial: bool) -> int:
    """Count all of them; or, if that is welcome too, as many as there is room for. How many were counted."""
    if seat(session, way, people):
        return people
    fewer = range(people - 1, 0, -1) if partial else ()
    return next((number for number in fewer if seat(session, way, number)), 0)


def seat_in_way(session: Session, way: str, people: int) -> bool:
    """Count people for this way only: they are counted in all already."""
    return _count(session, way, _capacity_in_way(session, way), people)


def unseat(session: Session, way: str, people: int = 1) -> None:
    """Give so many places back."""
    _uncount(session, "", people)
    unseat_in_way(session, way, people)


def unseat_in_way(session: Session, way: str, people: int) -> None:
    """Give so many places of this way back; in all the people stay counted."""
    _uncount(session, way, people)


def has_room(session: Session) -> bool:
    """Whether any place at all is left."""
    taken = Seats.objects.filter(session=session, way="").values_list("taken", flat=True).first() or 0
    return rules.places_left(session.capacity, taken) != 0


def tell_that_places_changed() -> None:
    """Kept pages say how many places are left: forget them once this is really so."""
    transaction.on_commit(lambda: public_content_changed.send(sender=Registration))


def _count(session: Session, way: str, capacity: int | None, people: int) -> bool:
    count = Seats.objects.filter(session_id=session.pk, way=way)
    if capacity is not None:
        if people > capacity:
            return False
        count = count.filter(taken__lte=capacity - people)
    if count.update(taken=F("taken") + people):
        return True
    _count, is_new = Seats.objects.get_or_create(session_id=session.pk, way=way)
    return is_new and count.update(taken=F("taken") + people) == 1


def _capacity_in_way(session: Session, way: str) -> int | None:
    """What the session says came with it; only where it says nothing is its event asked."""
    if way in session.way_capacities:
        return rules.capacity_in_way(session, way, None)
    usual = WayOffer.objects.filter(page_id=session.page_id, way=way).values_list("capacity", flat=True)
    return next(iter(usual), None)


def _uncount(session: Session, way: str, people: int) -> None:
    Seats.objects.filter(session=session, way=way, taken__gte=people).update(taken=F("taken") - people)

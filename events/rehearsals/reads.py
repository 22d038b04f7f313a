"""Which rehearsals fit a registration: the same way of joining, before the session itself, with room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat

from events.choices import EventKind, RegistrationState, Way
from events.models import Registration, Session, WayOffer
from events.overview import Taken, left_in_way, places_words, when

# Nothing has to be connected for the room, the post, or the record afterwards.
WAYS_TO_REHEARSE = frozenset({Way.VIDEO, Way.PHONE, Way.LISTEN, Way.TEXT})
OFFERED_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One session in which to try the line."""

    session: Session
    when: str
    places: str
    is_full: bool
    # The token of the registration for it; "" when there is none yet.
    taken: str


def wants_rehearsal(registration: Registration, *, now: datetime) -> bool:
    """Whether there is anything to rehearse."""
    session = registration.session
    return (
        registration.way in WAYS_TO_REHEARSE
        and registration.state == RegistrationState.SEATED
        and session.page.kind != EventKind.REHEARSAL
        and session.takes_place
        and session.starts_at > now
    )


def rehearsals_for(registration: Registration, *, now: datetime) -> list[Rehearsal]:
    """The next ones: of the event's own rehearsal, or, where staff chose none, of any in town by the same way."""
    if not wants_rehearsal(registration, now=now):
        return []
    session = registration.session
    sessions = Session.objects.open_for_registration(now).filter(
        page__kind=EventKind.REHEARSAL, page__ways__way=registration.way, starts_at__lt=session.starts_at
    )
    if session.page.rehearsal_id:
        sessions = sessions.filter(page=session.page.rehearsal_id)
    # Rehearsals, what is left of this way and whether one is taken already: one question for all.
    asked = sessions.annotate(way_capacity=F("page__ways__capacity"), mine=_taken_already(registration))
    return [
        _rehearsal(rehearsal, Way(registration.way), taken)
        for rehearsal, taken in asked.select_related("page").with_taken()[:OFFERED_AT_ONCE]
    ]


def _rehearsal(session: Any, way: Way, taken: Taken) -> Rehearsal:
    left = left_in_way(session, WayOffer(way=way, capacity=session.way_capacity), taken)
    places = places_words(left, counted=not session.page.quiet)
    return Rehearsal(session, when(session), places, left == 0, taken=session.mine or "")


def _taken_already(registration: Registration) -> Subquery:
    """The token of the registration for a rehearsal, where there is one."""
    own = Q(form_key=Concat(Value(_key(registration)), Cast(OuterRef("pk"), CharField())))
    known = Registration.objects.standing().filter(own | Q(resident=registration.resident_id))
    return Subquery(known.filter(session=OuterRef("pk")).order_by("-pk").values("token")[:1])


def _key(registration: Registration) -> str:
    return f"rehearsal.{registration.pk}."


def key_of(registration: Registration, session_id: int) -> str:
    """One registration rehearses once in one session, however often the button is pressed."""
    return f"{_key(registration)}{session_id}"

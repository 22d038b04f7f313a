"""Which rehearsals fit a registration: the same way of joining, before the session itself, with room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from events.choices import EventKind, RegistrationState, Way
from events.models import Registration, Session, WayOffer
from events.overview import left_in_way, places_words, when

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
    # The registration for it, when there is one already.
    taken: Registration | None


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
    found = sessions.select_related("page").with_taken()[:OFFERED_AT_ONCE]
    if not found:
        return []
    offers = _offers([session for session, _taken in found], registration.way)
    mine = _taken_already(registration, [session.pk for session, _taken in found])
    made = []
    for rehearsal, taken in found:
        left = left_in_way(rehearsal, offers[rehearsal.page_id], taken)
        made.append(
            Rehearsal(
                rehearsal,
                when(rehearsal),
                places_words(left, counted=not rehearsal.page.quiet),
                left == 0,
                taken=mine.get(rehearsal.pk),
            )
        )
    return made


def _offers(sessions: list[Session], way: str) -> dict[int, WayOffer]:
    pages = {session.page_id for session in sessions}
    return {offer.page_id: offer for offer in WayOffer.objects.filter(page__in=pages, way=way)}


def _taken_already(registration: Registration, sessions: list[int]) -> dict[int, Registration]:
    keys = [key_of(registration, session_id) for session_id in sessions]
    standing = Registration.objects.standing().filter(session__in=sessions)
    own = standing.filter(Q(form_key__in=keys) | Q(resident=registration.resident_id))
    return {known.session_id: known for known in own}


def key_of(registration: Registration, session_id: int) -> str:
    """One registration rehearses once in one session, however often the button is pressed."""
    return f"rehearsal.{registration.pk}.{session_id}"

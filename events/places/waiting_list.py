"""The waiting list (キャンセル待ち), which moves by itself.

A place that becomes free is kept for the first who waits until they answer, or until their time to answer is over.
People who were put down together wait for as many places as they are, unless they said that fewer are welcome too;
no place stays empty meanwhile, so others may pass them.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from events import rules
from events.choices import LetterKind, RegistrationState
from events.models import Registration, Session
from events.models.querysets import RegistrationQuerySet
from events.outgoing import write
from events.places.counting import has_room, hold, hold_for, seat, seat_as_many, tell_that_places_changed, unseat
from events.places.deadlines import answer_by
from residents.contact_points import Kind
from residents.models import Resident

# Who let this many offers pass is not asked again by itself: silence must not hold up the others for ever.
OFFERS_BEFORE_SILENCE = 2


def hours_to_answer(resident: Resident) -> int:
    """How long a place is kept for somebody, by how they are reached: post takes days, a call has to be caught."""
    reached = resident.reached
    kind = Kind.MAIL if reached.email else Kind.PHONE if reached.phone else Kind.POST
    return int(settings.ENGAWA_ANSWER_HOURS[kind])


def occasion(now: datetime) -> str:
    """Which of several letters of a kind: the moment at which it came about."""
    return f"{now:%Y%m%d%H%M%S%f}"


def call_up(session: Session, *, now: datetime) -> list[Registration]:
    """Keep free places for those who wait, in their order. The session is held.

    Who waits for a full way, or with more people than there are places, does not hold up the others.
    """
    if rules.refusal(session, now=now) not in {None, *rules.STAFF_MAY_OVERLOOK}:
        return []
    called: list[Registration] = []
    passed_over: list[int] = []
    full_ways: set[str] = set()
    queue = _turns(session)
    # One after the other: hundreds may wait, and a free place concerns the first of them.
    while first := queue.exclude(way__in=full_ways).exclude(pk__in=passed_over).first():
        family = _waiting_together(first)
        places = seat_as_many(session, first.way, len(family), partial=first.partial_ok)
        if places:
            called += _offer(session, family[:places], now=now)
        if places < len(family):
            if not has_room(session):
                break
            passed_over += [member.pk for member in family[places:]]
            full_ways |= {first.way} if len(family) == 1 or first.partial_ok else set()
    return called


def _turns(session: Session) -> RegistrationQuerySet:
    waiting = session.registrations.waiting().filter(offers_missed__lt=OFFERS_BEFORE_SILENCE)
    return waiting.select_related("resident__reached_through")


def _waiting_together(first: Registration) -> list[Registration]:
    """The people who wait for places with somebody, themselves first."""
    waiting = Registration.objects.family_of(first).filter(state=RegistrationState.WAITING, way=first.way)
    others = waiting.exclude(pk=first.pk).select_related("resident__reached_through")
    return [first, *others]


def _offer(session: Session, family: list[Registration], *, now: datetime) -> list[Registration]:
    """Tell them of the places that are counted for them. Just before the session nobody is asked: they have them."""
    head = family[0]
    until = answer_by(now=now, starts_at=session.starts_at, hours=hours_to_answer(head.resident))
    state = RegistrationState.OFFERED if until else RegistrationState.SEATED
    for member in family:
        member.state, member.answer_by = state, until
    Registration.objects.filter(pk__in=[member.pk for member in family]).update(state=state, answer_by=until)
    write(head, LetterKind.OFFERED if until else LetterKind.PROMOTED, now=now, occasion=occasion(now))
    return family


@transaction.atomic
def promote_from_waiting_list(*, session_id: int, now: datetime) -> list[Registration]:
    """Keep free places for those who wait, first come first. Used after a place or a larger room became free."""
    session, _taken = hold(session_id)
    called = call_up(session, now=now)
    if called:
        tell_that_places_changed()
    return called


@transaction.atomic
def accept_offer(*, registration_id: int, now: datetime) -> Registration:
    """Take the places that are kept for this person and those put down with them. Accepting twice is accepting once.

    Too late is not too late while there is room: who let the offer pass and waits still gets a place that nobody
    else was asked for.
    """
    session, registration = hold_for(registration_id)
    family = Registration.objects.family_of(registration)
    offered = list(family.offered())
    if not offered and registration.state == RegistrationState.WAITING and _may_still(session, registration, now=now):
        offered = [registration] if seat(session, registration.way) else []
    if offered:
        Registration.objects.filter(pk__in=[member.pk for member in offered]).update(
            state=RegistrationState.SEATED, answer_by=None, offers_missed=0, changed_at=now
        )
        write(family[0], LetterKind.SEATED, now=now, occasion=occasion(now))
        tell_that_places_changed()
    registration.refresh_from_db()
    return registration


def _may_still(session: Session, registration: Registration, *, now: datetime) -> bool:
    """Whether somebody who let an offer pass may take a place that is left: nobody is before them."""
    refused = rules.refusal(session, now=now) not in {None, *rules.STAFF_MAY_OVERLOOK}
    return not refused and registration.offers_missed > 0 and not _turns(session).exclude(pk=registration.pk).exists()


def end_offers(*, now: datetime) -> int:
    """Go on to the next one where the time to answer is over. How many people's offers ended. A chore."""
    over = Registration.objects.offered().filter(answer_by__lte=now)
    sessions = over.order_by("session").values_list("session_id", flat=True).distinct()
    return sum(_end_offers_of(session_id, now=now) for session_id in sessions)


@transaction.atomic
def _end_offers_of(session_id: int, *, now: datetime) -> int:
    session, _taken = hold(session_id)
    over = session.registrations.offered().filter(answer_by__lte=now).select_related("resident__reached_through")
    ended = list(over.order_by("pk"))
    asked_in_vain = session.takes_place and session.ends_at > now
    for member in ended:
        unseat(session, member.way)
    Registration.objects.filter(pk__in=[member.pk for member in ended]).update(
        state=RegistrationState.WAITING,
        answer_by=None,
        queued_at=now,
        # Of a session that was called off nobody could have accepted anything.
        offers_missed=F("offers_missed") + (1 if asked_in_vain else 0),
    )
    heads = {member.family_id: member for member in reversed(ended)} if asked_in_vain else {}
    for head in heads.values():
        write(head, LetterKind.OFFER_ENDED, now=now, occasion=occasion(now))
    if ended:
        call_up(session, now=now)
        tell_that_places_changed()
    return len(ended)

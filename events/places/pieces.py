"""What stands on the page of a registration about its place: an answer that is waited for, the turn, ways to change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from events import rules
from events.choices import RegistrationState
from events.models import Registration
from events.places.deadlines import is_shorter_than_usual
from events.places.waiting_list import hours_to_answer
from events.registration_page import Asks, Piece, answer_to, register
from events.registration_words import moment_in_words

# Of fewer than five people nothing is counted out loud: who knows the others would know who they are.
FEWEST_TO_COUNT = 5
# Until when a place is kept for somebody who was put down with this one.
ASKED_UNTIL = "companion_asked_until"


def turn(registration: Registration) -> int | None:
    """Which turn somebody has on the waiting list; None for the first few, of whom it is only said that it is soon.

    Of a quiet event nobody learns how many others there are.
    """
    if registration.session.page.quiet:
        return None
    before = Q(queued_at__lt=registration.queued_at) | Q(queued_at=registration.queued_at, pk__lt=registration.pk)
    number = Registration.objects.waiting().filter(before, session_id=registration.session_id).count() + 1
    return number if number >= FEWEST_TO_COUNT else None


def offer(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """A place that is kept until an answer comes; the turn of who waits; the way back for who cancelled."""
    open_still = rules.refusal(registration.session, now=now) in {None, *rules.STAFF_MAY_OVERLOOK}
    if not open_still:
        return None
    if registration.state == RegistrationState.CANCELLED:
        return {"state": "cancelled"} if rules.refusal(registration.session, now=now) is None else None
    if registration.state == RegistrationState.WAITING:
        return {"state": "waiting", "turn": turn(registration), "late": registration.offers_missed > 0}
    until = registration.answer_by if registration.state == RegistrationState.OFFERED else None
    if until := until or answer_to(registration, ASKED_UNTIL):
        return {"state": "offered", "answer_by": moment_in_words(until), "soon": _is_soon(registration, now)}
    return None


def _is_soon(registration: Registration, now: datetime) -> bool:
    until = registration.answer_by
    if until is None:
        return False
    return is_shorter_than_usual(offered_at=now, answer_by=until, hours=hours_to_answer(registration.resident) // 2)


def change(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """Where to change it. Whoever was put down by another leaves letters and people to them."""
    if registration.state == RegistrationState.CANCELLED or registration.session.ends_at <= now:
        return None
    stands_alone = registration.lead_id is None
    return {"people": stands_alone, "contact": stands_alone and not registration.resident.reached_through_id}


def bring() -> None:
    """Put both onto the page."""
    companions = Registration.objects.offered().filter(lead=OuterRef("pk")).order_by("pk")
    asks: Asks = {ASKED_UNTIL: Subquery(companions.values("answer_by")[:1])}
    register(Piece(10, "offer", "events/places/offer.html", offer, asks))
    register(Piece(40, "change", "events/places/change.html", change))

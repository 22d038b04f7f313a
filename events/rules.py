"""What holds for events: pure decisions, no clock, no database, no request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from events.choices import Refusal, RegistrationState, SessionStatus, SupportState, Way

if TYPE_CHECKING:
    from events.models import Registration, Session, SupportOffer, WayOffer

# A call after the closing time may still find a place; only the form on the site is closed.
STAFF_MAY_OVERLOOK = frozenset({Refusal.CLOSED, Refusal.ELSEWHERE, Refusal.NOT_YET})

# The usual next step comes first. Each leads back as well: an interpreter falls ill, a button is pressed by mistake.
NEXT_SUPPORT_STATES = {
    SupportState.ASKED: (SupportState.ARRANGING, SupportState.CONFIRMED, SupportState.ALTERNATIVE),
    SupportState.ARRANGING: (SupportState.CONFIRMED, SupportState.ALTERNATIVE, SupportState.ASKED),
    SupportState.CONFIRMED: (SupportState.DELIVERED, SupportState.ALTERNATIVE, SupportState.ARRANGING),
    SupportState.ALTERNATIVE: (SupportState.DELIVERED, SupportState.CONFIRMED, SupportState.ARRANGING),
    SupportState.DELIVERED: (SupportState.CONFIRMED, SupportState.ALTERNATIVE),
    # Nobody but the resident takes a request back; they may have pressed by mistake and called.
    SupportState.WITHDRAWN: (SupportState.ASKED,),
}
# Until then the resident is told that somebody is at it.
SUPPORT_IN_WORK = frozenset({SupportState.ASKED, SupportState.ARRANGING})
# What a resident wants to hear of without having to look.
SUPPORT_NEWS = frozenset({SupportState.CONFIRMED, SupportState.ALTERNATIVE})
# The resident may still take it back, and the town may still have to do something.
SUPPORT_STANDING = frozenset({*SUPPORT_IN_WORK, SupportState.CONFIRMED, SupportState.ALTERNATIVE})


def refusal(session: Session, *, now: datetime) -> Refusal | None:
    """Why nobody can take a place now. Joining late is welcome, so starting is no bar."""
    if session.status == SessionStatus.CANCELLED:
        return Refusal.CANCELLED
    if session.ends_at <= now:
        return Refusal.ENDED
    if session.status == SessionStatus.POSTPONED:
        return Refusal.POSTPONED
    if not session.page.takes_registrations:
        return Refusal.ELSEWHERE
    if session.registration_opens_at is not None and session.registration_opens_at > now:
        return Refusal.NOT_YET
    return Refusal.CLOSED if _has_closed(session, now) else None


def _has_closed(session: Session, now: datetime) -> bool:
    return session.registration_closes_at is not None and session.registration_closes_at <= now


def is_running(session: Session, *, now: datetime) -> bool:
    """Whether it takes place at this moment; without known times nobody can say so."""
    planned = session.takes_place and session.times_known
    return planned and session.starts_at <= now < session.ends_at


def places_left(capacity: int | None, taken: int) -> int | None:
    """How many places are left; None means that there is no limit. A lowered capacity never gives less than none."""
    return None if capacity is None else max(capacity - taken, 0)


def capacity_in_way(session: Session, way: str, usual: int | None) -> int | None:
    """How many people can join this session in this way: as the event says, or this session differently."""
    differs: int | None = session.way_capacities.get(str(way), usual)
    return differs


def fewest(*lefts: int | None) -> int | None:
    """The tightest of several limits."""
    limits = [left for left in lefts if left is not None]
    return min(limits) if limits else None


def ways_of(session: Session, offers: Iterable[WayOffer]) -> list[WayOffer]:
    """The ways in which this session can be joined: nobody is sent to a room in which nothing happens any more."""
    return [offer for offer in offers if offer.way != Way.IN_PERSON or session.status != SessionStatus.ONLINE]


def last_day_to_ask(offer: SupportOffer, session: Session) -> date | None:
    """Until when this support can be asked for; None when it is there without asking."""
    days = days_to_ask(offer, session)
    return None if days is None else timezone.localdate(session.starts_at) - timedelta(days=days)


def days_to_ask(offer: SupportOffer, session: Session) -> int | None:
    """How many days before the session support is to be asked for: as the event says, or this session differently."""
    if offer.ask_days_before is None:
        return None
    return session.support_days.get(str(offer.kind), offer.ask_days_before)


def can_still_ask(offer: SupportOffer, session: Session, *, now: datetime) -> bool:
    """Whether this support can be asked for today. The whole last day counts."""
    last_day = last_day_to_ask(offer, session)
    return last_day is not None and timezone.localdate(now) <= last_day


def deadline_lost(session: Session, offer: SupportOffer) -> int:
    """How many days longer one can register than ask for this support; 0 where nobody loses anything.

    Who decides late, or hears of it late, can then come but not take part. Kodaira 2021: sign-up for 31 days, sign
    language for 10.
    """
    last_day = last_day_to_ask(offer, session)
    if last_day is None:
        return 0
    last_to_register = timezone.localdate(session.registration_closes_at or session.starts_at)
    return max((last_to_register - last_day).days, 0)


def may_be_changed(registration: Registration) -> bool:
    """Whether there is anything to change: not after it was cancelled."""
    return registration.state != RegistrationState.CANCELLED

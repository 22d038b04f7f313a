"""What the staff's screens of sessions ask the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from events import rules
from events.choices import RegistrationState
from events.models import EventPage, Seats, Session, SupportOffer
from events.overview import Taken, when
from events.places.by_way import WayPlaces, by_way, too_many_in_all
from events.sessions.announcing import concerned
from events.sessions.models import Change


@dataclass(frozen=True, slots=True)
class Row:
    """One session in the list: its time, who is in it, and what happened to it last."""

    session: Session
    when: str
    seated: int
    waiting: int
    is_over: bool
    change: Change | None
    too_many_by: int
    ways: list[WayPlaces]


def rows_of(page: EventPage, *, now: datetime) -> list[Row]:
    """Every session of an event in order of time, with counts; as many questions for one session as for fifty."""
    sessions = (
        Session.objects.filter(page=page)
        .order_by("starts_at", "pk")
        .annotate(
            seated=Count("registrations", filter=Q(registrations__state=RegistrationState.SEATED)),
            waiting=Count(
                "registrations",
                filter=Q(registrations__state__in=[RegistrationState.WAITING, RegistrationState.OFFERED]),
            ),
        )
    )
    found = list(sessions)
    changes: dict[int, Change] = {}
    for change in Change.objects.filter(session__page=page, undone_at=None).order_by("at", "pk"):
        changes[change.session_id] = change
    taken = Seats.objects.taken_by_session(session.pk for session in found)
    ways = list(page.ways.all())
    rows = []
    for session in found:
        counted = taken.get(session.pk, {})
        rows.append(_row(session, changes.get(session.pk), counted, by_way(session, ways, counted), now=now))
    return rows


def _row(session: Any, change: Change | None, taken: Taken, ways: list[WayPlaces], *, now: datetime) -> Row:
    return Row(
        session=session,
        when=when(session),
        seated=session.seated,
        waiting=session.waiting,
        is_over=session.ends_at <= now,
        change=change,
        too_many_by=too_many_in_all(session, taken),
        ways=ways,
    )


def days_lost(session: Session, offers: Iterable[SupportOffer]) -> list[str]:
    """For which support one can ask less long than register, said before anything is made or changed."""
    lost = [(offer, rules.deadline_lost(session, offer)) for offer in offers]
    return [
        _("「%(support)s」の申し出は、申し込みより%(days)d日早く締め切られます。")
        % {"support": offer.get_kind_display(), "days": days}
        for offer, days in lost
        if days
    ]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people a letter about a session goes to, and how many have to be called."""

    by_letter: int
    by_telephone: int

    @property
    def everybody(self) -> int:
        """All of them."""
        return self.by_letter + self.by_telephone


def reach_of(session: Session) -> Reach:
    """Whom telling something about this session concerns."""
    mail = [bool(registration.resident.reached.email) for registration in concerned(session.pk)]
    return Reach(sum(mail), len(mail) - sum(mail))

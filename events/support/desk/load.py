"""What is to be arranged in which week: how many sessions and hours of each kind, and what falls together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from events import rules
from events.choices import TAKING_PLACE, SupportState
from events.support.desk.reads import everything, to_come
from events.support.figures import OWN_WORDS, kind_name

if TYPE_CHECKING:
    from events.models import Session, SupportRequest

WEEKS = 12
A_WEEK = timedelta(days=7)
COUNTS = (*rules.SUPPORT_IN_WORK, SupportState.CONFIRMED)


@dataclass(slots=True)
class Need:
    """One kind of support in one week. One interpreter serves a session, however many people asked for them."""

    kind: str
    name: str
    people: int = 0
    open: int = 0
    sessions: dict[int, Session] = field(default_factory=dict)

    @property
    def hours(self) -> float:
        """How long all sessions take together."""
        seconds = sum((session.ends_at - session.starts_at).total_seconds() for session in self.sessions.values())
        return round(seconds / 3600, 1)

    @property
    def together(self) -> list[tuple[Session, Session]]:
        """Sessions at the same time: one and the same person cannot be at both."""
        return falling_together(list(self.sessions.values()))


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday to Sunday."""

    begins: date
    ends: date
    needs: list[Need]


def load(*, now: datetime, weeks: int = WEEKS) -> list[Week]:
    """Week by week from this one on; free weeks are there too, because they are what one looks for."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    found: dict[date, dict[str, Need]] = {monday + A_WEEK * number: {} for number in range(weeks)}
    for case in _cases(now):
        day = timezone.localdate(case.registration.session.starts_at)
        week = found.get(day - timedelta(days=day.weekday()))
        if week is not None:
            _add(week, case)
    return [Week(begins, begins + timedelta(days=6), _sorted(needs.values())) for begins, needs in found.items()]


def _cases(now: datetime) -> Iterable[SupportRequest]:
    planned = to_come(everything(), now).filter(registration__session__status__in=TAKING_PLACE)
    return planned.filter(state__in=COUNTS).order_by("registration__session__starts_at", "pk")


def _add(week: dict[str, Need], case: SupportRequest) -> None:
    key = case.kind or OWN_WORDS
    need = week.setdefault(key, Need(key, kind_name(key)))
    need.people += 1
    need.open += case.state in rules.SUPPORT_IN_WORK
    need.sessions[case.registration.session_id] = case.registration.session


def _sorted(needs: Iterable[Need]) -> list[Need]:
    return sorted(needs, key=lambda need: (-len(need.sessions), need.name))


def falling_together(sessions: Sequence[Session]) -> list[tuple[Session, Session]]:
    """Pairs that overlap. A session that begins when another ends falls together with none."""
    ordered = sorted(sessions, key=lambda session: session.starts_at)
    return [
        (first, second)
        for place, first in enumerate(ordered)
        for second in ordered[place + 1 :]
        if second.starts_at < first.ends_at
    ]

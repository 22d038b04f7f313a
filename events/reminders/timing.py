"""When a reminder is due. Pure: no database, the time is passed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from events.letters.times import is_quiet, morning_after

if TYPE_CHECKING:
    from events.models import Session

MINUTES_A_DAY = 24 * 60
# A week to arrange things, a day to remember, half an hour to sit down.
USUAL = (7 * MINUTES_A_DAY, MINUTES_A_DAY, 30)
LONGEST_BEFORE = 60 * MINUTES_A_DAY
# Who must sit down now is told now, also at night; everything else waits for the morning.
ALSO_AT_NIGHT = 90
# Where nobody knows the hour of a session, a reminder comes in the morning.
HOUR_WITHOUT_TIMES = 10
# A reminder that waited for the morning must still leave this long.
STILL_OF_USE = timedelta(hours=2)


def moment(session: Session, minutes_before: int) -> datetime | None:
    """When this reminder of this session goes out; None when it cannot be said (no hour is known)."""
    if not session.times_known:
        return _on_the_morning(session, minutes_before)
    due = session.starts_at - timedelta(minutes=minutes_before)
    if minutes_before <= ALSO_AT_NIGHT or not is_quiet(due):
        return due
    morning = morning_after(due)
    return morning if morning + STILL_OF_USE <= session.starts_at else _evening_before(due)


def _on_the_morning(session: Session, minutes_before: int) -> datetime | None:
    if minutes_before < MINUTES_A_DAY:
        return None
    local = timezone.localtime(session.starts_at)
    day = local.date() - timedelta(days=minutes_before // MINUTES_A_DAY)
    return datetime.combine(day, time(HOUR_WITHOUT_TIMES), local.tzinfo)


def _evening_before(due: datetime) -> datetime:
    """An hour before people go to bed, on the evening that the night of ``due`` began with."""
    local = timezone.localtime(due)
    begins = time(settings.ENGAWA_QUIET_FROM)
    day = local.date() if local.time() >= begins else local.date() - timedelta(days=1)
    return datetime.combine(day, begins, local.tzinfo) - timedelta(hours=1)


def due_now(session: Session, minutes: Iterable[int], *, now: datetime) -> tuple[int, datetime] | None:
    """The reminder to be sent now, with its moment: of those whose time has come the last one.

    When the machine was away for a day, people are reminded once, not three times.
    """
    moments = [(moment(session, before), before) for before in minutes]
    come = [(at, before) for at, before in moments if at is not None and at <= now]
    if not come or now >= session.starts_at:
        return None
    at, before = max(come)
    return before, at


def before_in_words(minutes: int) -> tuple[int, str]:
    """A number and its unit, as staff write it: 7 days, 2 hours, 30 minutes."""
    if minutes % MINUTES_A_DAY == 0:
        return minutes // MINUTES_A_DAY, "days"
    return (minutes // 60, "hours") if minutes % 60 == 0 else (minutes, "minutes")

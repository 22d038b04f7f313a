"""Moments of the demo town, said relative to now so that a demo never looks dead.

Four ways to say one, as in the content files:

- ``slot 0 of 90``: the 90 minutes of the day that are running now; ``slot 1 of 90`` the next ones.
- ``sat 10:00-11:30``: the next Saturday's session that is not over; ``sat +1 …`` a week later.
- ``sat -1 10:00-11:30``: the last Saturday's session that is over; ``sat -2 …`` a week earlier.
- ``2nd sun 14:00-15:30``: the next second Sunday of a month; ``2nd sun +1 …`` a month later.

All are pure functions of ``now``. Between two boundaries the answer stays the same, so nothing moves needlessly.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
SLOT = re.compile(r"slot (?P<step>\d+) of (?P<minutes>\d+)")
DAY = re.compile(
    r"(?:(?P<nth>[1-4])(?:st|nd|rd|th) )?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?: (?P<step>[+-]\d+))?"
    r" (?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)"
)
CLOSING = re.compile(r"(?P<days>\d+) days before (?P<at>\d\d:\d\d)")


class UnreadableMomentError(ValueError):
    """A moment in the content files that follows none of the four ways."""


@dataclass(frozen=True, slots=True)
class Moment:
    """From when until when."""

    start: datetime
    end: datetime


def moment(words: str, *, now: datetime) -> Moment:
    """What ``words`` mean now."""
    if found := SLOT.fullmatch(words):
        return _slot(int(found["step"]), int(found["minutes"]), now)
    if found := DAY.fullmatch(words):
        if found["nth"]:
            return _monthly(found, now)
        return _weekly(found, now)
    raise UnreadableMomentError(words)


def closing(words: str, *, start: datetime) -> datetime:
    """When registration closes: ``8 days before 17:00``, counted from the day of ``start``."""
    found = CLOSING.fullmatch(words)
    if found is None:
        raise UnreadableMomentError(words)
    day = timezone.localtime(start).date() - timedelta(days=int(found["days"]))
    return _at(day, found["at"])


def _slot(step: int, minutes: int, now: datetime) -> Moment:
    """The day is cut from midnight, so that sessions start at times a clerk would choose (9:00, 10:30, 12:00)."""
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    length = timedelta(minutes=minutes)
    start = midnight + ((local - midnight) // length + step) * length
    return Moment(start, start + length)


def _weekly(found: re.Match[str], now: datetime) -> Moment:
    today = timezone.localtime(now).date()
    day = today + timedelta(days=(WEEKDAYS[found["weekday"]] - today.weekday()) % 7)
    if _on(day, found).end <= now:
        day += timedelta(weeks=1)
    return _on(day + timedelta(weeks=int(found["step"] or 0)), found)


def _monthly(found: re.Match[str], now: datetime) -> Moment:
    today = timezone.localtime(now).date()
    step = int(found["step"] or 0)
    if _on(_nth_weekday(today, found, months=0), found).end <= now:
        step += 1
    return _on(_nth_weekday(today, found, months=step), found)


def _nth_weekday(today: date, found: re.Match[str], *, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    offset = (WEEKDAYS[found["weekday"]] - first.weekday()) % 7
    return first + timedelta(days=offset + 7 * (int(found["nth"]) - 1))


def _on(day: date, found: re.Match[str]) -> Moment:
    return Moment(_at(day, found["start"]), _at(day, found["end"]))


def _at(day: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))

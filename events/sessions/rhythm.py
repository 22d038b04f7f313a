"""On which days a series takes place. Pure: the rule goes in, the days come out, each with why it is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

import jpholiday
from dateutil import rrule
from django.utils.translation import gettext as _

from events.sessions.choices import OnHoliday, Rhythm

# The town hall is closed then by law or by-law nearly everywhere (地方自治法第4条の2 and each town's 休日条例).
YEAR_END: Final = ((12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3))
# A rule without an end would make sessions for ever; two years of weekly sessions are more than any town plans.
MOST: Final = 120
LONGEST: Final = timedelta(days=2 * 366)
LAST_WEEK: Final = -1


@dataclass(frozen=True, slots=True)
class Rule:
    """How often, from when until when, and what to leave out."""

    rhythm: Rhythm
    first_on: date
    every: int = 1
    weekdays: tuple[int, ...] = ()
    week_of_month: int | None = None
    last_on: date | None = None
    times: int | None = None
    on_holiday: OnHoliday = OnHoliday.SKIP
    rests_at_year_end: bool = True
    left_out: frozenset[date] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the rule: ``slot`` as the rule gives it, ``day`` on which it is held (None: not at all), and why."""

    slot: date
    day: date | None
    why: str = ""


def days_of(rule: Rule) -> list[Day]:
    """Every day of the rule until its end. With a number of times, days without a session do not count."""
    found: list[Day] = []
    held: set[date] = set()
    for slot in _slots(rule):
        if len(held) >= min(rule.times or MOST, MOST):
            break
        day = _day(rule, slot)
        if day.day in held:
            day = Day(slot, None, _("同じ日に、もう1回あります"))
        found.append(day)
        if day.day:
            held.add(day.day)
    return found


def _slots(rule: Rule) -> Iterator[date]:
    end = min(rule.last_on or rule.first_on + LONGEST, rule.first_on + LONGEST)
    if rule.rhythm == Rhythm.MONTHLY_DATE:
        return _same_date(rule, end)
    weekdays = rule.weekdays or (rule.first_on.weekday(),)
    if rule.rhythm == Rhythm.WEEKLY:
        made = rrule.rrule(rrule.WEEKLY, interval=rule.every, byweekday=weekdays, dtstart=_noon(rule.first_on))
    else:
        nth = rule.week_of_month or _week_of(rule.first_on)
        found = [rrule.weekday(day)(nth) for day in weekdays]
        made = rrule.rrule(rrule.MONTHLY, interval=rule.every, byweekday=found, dtstart=_noon(rule.first_on))
    return _until(made, end)


def _until(made: rrule.rrule, end: date) -> Iterator[date]:
    for moment in made:
        if moment.date() > end:
            return
        yield moment.date()


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _week_of(day: date) -> int:
    """Which Saturday of its month a Saturday is; the fifth is taken for the last, or most months had none."""
    nth = (day.day - 1) // 7 + 1
    return LAST_WEEK if nth > 4 else nth


def _same_date(rule: Rule, end: date) -> Iterator[date]:
    """The 31st of a short month is its last day, and 29 February is the 28th in most years: nobody waits a year."""
    month = rule.first_on.year * 12 + rule.first_on.month - 1
    while True:
        year, index = divmod(month, 12)
        day = _in_month(year, index + 1, rule.first_on.day)
        if day > end:
            return
        yield day
        month += rule.every


def _in_month(year: int, month: int, day: int) -> date:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))


def _day(rule: Rule, slot: date) -> Day:
    if slot in rule.left_out:
        return Day(slot, None, _("休む日にした日です"))
    why = why_closed(slot, year_end=rule.rests_at_year_end)
    if not why:
        return Day(slot, slot)
    is_year_end = rule.rests_at_year_end and (slot.month, slot.day) in YEAR_END
    if rule.on_holiday == OnHoliday.HOLD and not is_year_end:
        return Day(slot, slot, why)
    if rule.on_holiday == OnHoliday.LATER:
        return Day(slot, _next_open(rule, slot), _("%(why)sのため、次の平日にずらします") % {"why": why})
    return Day(slot, None, why)


def why_closed(day: date, *, year_end: bool = True) -> str:
    """「祝日（勤労感謝の日）」 or 「年末年始」; empty on every other day."""
    if year_end and (day.month, day.day) in YEAR_END:
        return _("年末年始")
    name = jpholiday.is_holiday_name(day)
    return _("祝日（%(name)s）") % {"name": name} if name else ""


def _next_open(rule: Rule, slot: date) -> date:
    """The next weekday that is no holiday either: after Golden Week that may be days later."""
    day = slot + timedelta(days=1)
    while day.weekday() >= 5 or day in rule.left_out or why_closed(day):
        day += timedelta(days=1)
    return day

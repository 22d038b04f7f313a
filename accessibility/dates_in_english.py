"""Dates and times in English words, for the pages under /en/. Written out, for the same ear: "Saturday 5 December"."""

import datetime as dt

from accessibility.dates import NOON, Part, day_of, local, refuse_half_a_time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def english_date(day: dt.date, *, year: bool = True) -> str:
    """Like "Saturday 5 December 2026"."""
    day = day_of(day)
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def english_month(day: dt.date) -> str:
    """Like "December 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def english_time(moment: dt.datetime | dt.time) -> str:
    """Like "10:30 a.m.". Noon and midnight in words, because 12 a.m. and 12 p.m. are taken for each other."""
    moment = local(moment)
    if (moment.hour, moment.minute) == NOON:
        return "noon"
    if (moment.hour, moment.minute) == (0, 0):
        return "midnight (start of the day)"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def english_span(start: dt.date, end: dt.date | None = None, *, year: bool = True, open_end: bool = False) -> str:
    """Like "Saturday 5 December 2026, 10 a.m. to 11:30 a.m."; what both ends share is said once."""
    return "".join(part.text for part in english_parts(start, end, year=year, open_end=open_end))


def english_parts(
    start: dt.date, end: dt.date | None = None, *, year: bool = True, open_end: bool = False
) -> list[Part]:
    """The same in pieces, each end with its moment."""
    refuse_half_a_time(start, end)
    begin = Part(_moment(start, year=year), start)
    if end is None:
        from_then = Part("From "), begin
        if open_end:
            return [*from_then, Part(" (the end is not fixed)")]
        return list(from_then) if isinstance(start, dt.datetime) else [begin]
    if end == start and not isinstance(start, dt.datetime):
        return [begin]
    return [begin, Part(" to "), Part(_end(start, end, year=year), end)]


def _end(start: dt.date, end: dt.date, *, year: bool) -> str:
    first, last = day_of(start), day_of(end)
    if first == last and isinstance(end, dt.datetime):
        return english_time(end)
    return _moment(end, year=year and first.year != last.year)


def _moment(moment: dt.date, *, year: bool) -> str:
    words = english_date(moment, year=year)
    return f"{words}, {english_time(moment)}" if isinstance(moment, dt.datetime) else words

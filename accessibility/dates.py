"""Dates and times as they are said aloud in Japan: era and western year, weekday, 午前・午後.

Written out in full everywhere, because a listener cannot see from "12/5(土)" that it is a date.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone

WEEKDAYS = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日")

# The first day of each era, newest first. Japan kept the old lunar calendar until the end of 明治5年 (1872),
# so nothing before 1 January 1873 is given an era: day and month would not be those of the time.
ERAS = (
    (dt.date(2019, 5, 1), "令和"),
    (dt.date(1989, 1, 8), "平成"),
    (dt.date(1926, 12, 25), "昭和"),
    (dt.date(1912, 7, 30), "大正"),
)
MEIJI_FROM = dt.date(1873, 1, 1)
MEIJI_YEAR_ONE = 1868
NOON = (12, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence about time; ``moment`` is what its ``time`` element tells machines."""

    text: str
    moment: dt.date | None = None

    @property
    def iso(self) -> str:
        """The value of the ``datetime`` attribute; empty for the words between two times."""
        if isinstance(self.moment, dt.datetime):
            return local(self.moment).isoformat(timespec="minutes")
        return self.moment.isoformat() if self.moment else ""


def japanese_year(day: dt.date) -> str:
    """「令和8年（2026年）」. The first year of an era is 元年."""
    era, number = _era(day)
    if not era:
        return f"{day.year}年"
    return f"{era}{'元' if number == 1 else number}年（{day.year}年）"


def japanese_date(day: dt.date) -> str:
    """「令和8年（2026年）12月5日（土曜日）」. A datetime is taken as the day it is in the town.

    Both years, for a day that stands alone: an old document is looked for by either.
    """
    day = day_of(day)
    return f"{japanese_year(day)}{_month_and_weekday(day)}"


def japanese_time(moment: dt.datetime | dt.time) -> str:
    """「午前10時30分」. Noon is 正午, because 午後0時 and 午前12時 are taken for each other."""
    moment = local(moment)
    if (moment.hour, moment.minute) == NOON:
        return "正午"
    return f"{_half(moment)}{_hour_and_minute(moment)}"


def japanese_span(start: dt.date, end: dt.date | None = None, *, year: bool = True, open_end: bool = False) -> str:
    """「令和8年12月5日（土曜日）午前10時から11時30分まで」. Two dates make a span of days.

    What both ends share is said once: day, half of the day, and the year unless it is another one. ``year`` is left
    out inside a sentence of the coming months; ``open_end`` says that nobody knows the end yet.
    """
    return "".join(part.text for part in japanese_parts(start, end, year=year, open_end=open_end))


def japanese_parts(
    start: dt.date, end: dt.date | None = None, *, year: bool = True, open_end: bool = False
) -> list[Part]:
    """The same in pieces, each end with its moment."""
    refuse_half_a_time(start, end)
    begin = Part(_moment(start, year=year), start)
    if end is None and open_end:
        return [begin, Part("から（終わりは決まっていません）")]
    if isinstance(start, dt.datetime):
        return [begin, Part("から")] if end is None else [begin, Part("から"), _end(start, end), Part("まで")]
    if end is None or end == start:
        return [begin]
    return [begin, Part("から"), _end(start, end), Part("まで")]


def refuse_half_a_time(start: dt.date, end: dt.date | None) -> None:
    """A span from a time to a bare day would leave its end to be guessed."""
    if isinstance(start, dt.datetime) and end is not None and not isinstance(end, dt.datetime):
        raise TypeError("a span that starts at a time must end at a time")


def _end(start: dt.date, end: dt.date) -> Part:
    first, last = day_of(start), day_of(end)
    if first != last:
        return Part(_moment(end, year=first.year != last.year), end)
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        began, ends = local(start), local(end)
        # Noon has no half, and after it 「1時」 alone could be taken for the morning.
        plain = (began.hour, began.minute) != NOON and (ends.hour, ends.minute) != NOON
        return Part(_hour_and_minute(ends) if plain and _half(began) == _half(ends) else japanese_time(ends), end)
    return Part(_moment(end, year=False), end)


def _moment(moment: dt.date, *, year: bool) -> str:
    day = day_of(moment)
    words = f"{_era_year(day) if year else ''}{_month_and_weekday(day)}"
    return words + japanese_time(moment) if isinstance(moment, dt.datetime) else words


def _era_year(day: dt.date) -> str:
    return japanese_year(day).partition("（")[0]


def _month_and_weekday(day: dt.date) -> str:
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def _half(moment: dt.datetime | dt.time) -> str:
    return "午前" if moment.hour < 12 else "午後"


def _hour_and_minute(moment: dt.datetime | dt.time) -> str:
    return f"{moment.hour % 12}時" + (f"{moment.minute}分" if moment.minute else "")


def _era(day: dt.date) -> tuple[str, int]:
    for first, era in ERAS:
        if day >= first:
            return era, day.year - first.year + 1
    if day >= MEIJI_FROM:
        return "明治", day.year - MEIJI_YEAR_ONE + 1
    return "", day.year


def day_of(day: dt.date) -> dt.date:
    """The calendar day in the town: an evening in Japan is still the day before in UTC."""
    if isinstance(day, dt.datetime):
        return local(day).date()
    return day


Moment = TypeVar("Moment", dt.datetime, dt.time, dt.datetime | dt.time)


def local(moment: Moment) -> Moment:
    """The wall clock of the town, for moments that know their zone."""
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment

"""Dates and times as they are said aloud in Japan: era and western year, weekday, 午前・午後.

Written out in full everywhere, because a listener cannot see from "12/5(土)" that it is a date.
"""

import datetime as dt
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


def japanese_year(day: dt.date) -> str:
    """「令和8年（2026年）」. The first year of an era is 元年."""
    era, number = _era(day)
    if not era:
        return f"{day.year}年"
    return f"{era}{'元' if number == 1 else number}年（{day.year}年）"


def japanese_date(day: dt.date) -> str:
    """「令和8年（2026年）12月5日 土曜日」. A datetime is taken as the day it is in the town."""
    day = _day(day)
    return f"{japanese_year(day)}{_month_and_weekday(day)}"


def japanese_time(moment: dt.datetime | dt.time) -> str:
    """「午前10時30分」. Noon is 正午, because 午後0時 and 午前12時 are taken for each other."""
    moment = _local(moment)
    hour, minute = moment.hour, moment.minute
    if (hour, minute) == (12, 0):
        return "正午"
    half = "午前" if hour < 12 else "午後"
    return f"{half}{hour % 12}時" + (f"{minute}分" if minute else "")


def japanese_span(start: dt.date, end: dt.date | None = None) -> str:
    """「令和8年（2026年）12月5日 土曜日、午前10時から午前11時30分まで」. Two dates make a span of days.

    What both ends share is said once: the second day carries its year only when it is another year.
    """
    if not isinstance(start, dt.datetime):
        return _span_of_days(start, end)
    begin = f"{japanese_date(start)}、{japanese_time(start)}から"
    if end is None:
        return begin
    if not isinstance(end, dt.datetime):
        raise TypeError("a span that starts at a time must end at a time")
    if _day(start) == _day(end):
        return f"{begin}{japanese_time(end)}まで"
    return f"{begin}、{_later_day(_day(start), _day(end))}、{japanese_time(end)}まで"


def _span_of_days(start: dt.date, end: dt.date | None) -> str:
    end = _day(end) if end is not None else start
    if end == start:
        return japanese_date(start)
    return f"{japanese_date(start)}から{_later_day(start, end)}まで"


def _later_day(first: dt.date, day: dt.date) -> str:
    return _month_and_weekday(day) if day.year == first.year else japanese_date(day)


def _month_and_weekday(day: dt.date) -> str:
    return f"{day.month}月{day.day}日 {WEEKDAYS[day.weekday()]}"


def _era(day: dt.date) -> tuple[str, int]:
    for first, era in ERAS:
        if day >= first:
            return era, day.year - first.year + 1
    if day >= MEIJI_FROM:
        return "明治", day.year - MEIJI_YEAR_ONE + 1
    return "", day.year


def _day(day: dt.date) -> dt.date:
    """The calendar day in the town: an evening in Japan is still the day before in UTC."""
    if isinstance(day, dt.datetime):
        return _local(day).date()
    return day


Moment = TypeVar("Moment", dt.datetime, dt.time, dt.datetime | dt.time)


def _local(moment: Moment) -> Moment:
    """The wall clock of the town, for moments that know their zone."""
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment

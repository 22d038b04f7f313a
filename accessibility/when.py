"""Dates and times in the words of the page's language: Japanese, or English under /en/."""

import datetime as dt
from typing import TypedDict, Unpack

from django.utils.translation import get_language

from accessibility.dates import Part, japanese_date, japanese_parts, japanese_span, japanese_time, japanese_year
from accessibility.dates_in_english import english_date, english_month, english_parts, english_span, english_time


class Manner(TypedDict, total=False):
    """How to say a span: with its ``year`` (usual), or with an end that nobody knows (``open_end``)."""

    year: bool
    open_end: bool


def day_in_words(day: dt.date) -> str:
    """「令和8年（2026年）12月5日（土曜日）」, "Saturday 5 December 2026"."""
    return english_date(day) if _in_english() else japanese_date(day)


def month_in_words(day: dt.date) -> str:
    """「令和8年（2026年）12月」, "December 2026"."""
    return english_month(day) if _in_english() else f"{japanese_year(day)}{day.month}月"


def time_in_words(moment: dt.datetime | dt.time) -> str:
    """「午前10時30分」, "10:30 a.m."."""
    return english_time(moment) if _in_english() else japanese_time(moment)


def span_in_words(start: dt.date, end: dt.date | None = None, **manner: Unpack[Manner]) -> str:
    """「令和8年12月5日（土曜日）午前10時から11時30分まで」, or the same in English."""
    return english_span(start, end, **manner) if _in_english() else japanese_span(start, end, **manner)


def parts(start: dt.date, end: dt.date | None = None, **manner: Unpack[Manner]) -> list[Part]:
    """The same in pieces, for the component ``when``."""
    return english_parts(start, end, **manner) if _in_english() else japanese_parts(start, end, **manner)


def _in_english() -> bool:
    return (get_language() or "").startswith("en")

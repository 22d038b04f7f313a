"""Dates and times as town halls write them: 2022-02-13, 2022/2/13, 20220213, 令和4年2月13日, 午後1時半, 25:00."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from typing import Final


class UnreadableDateError(ValueError):
    """The text is no date or time that we can stand behind. The message is shown to staff."""


@dataclass(frozen=True)
class Period:
    """From a first to a last day, both included. A single day is a period too."""

    first: date
    last: date


_ERAS: Final = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_YEAR: Final = r"(?:(?P<era>令和|平成|昭和|[RHS])\.?(?P<era_year>\d{1,2}|元)|(?P<year>\d{4}))"
# Outside these a year is a slip of the finger, and time zones overflow at the ends of the calendar.
_YEARS: Final = range(1900, 2200)
_WEEKDAY: Final = r"(?:\([月火水木金土日祝・]+(?:曜日?)?\)|[月火水木金土日]曜日?)?"
_DAY: Final = re.compile(
    _YEAR + r"(?:年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日?|[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2}))" + _WEEKDAY
)
_COMPACT: Final = re.compile(r"(?P<year>\d{4})(?P<m1>\d{2})(?P<d1>\d{2})")
_PART: Final = r"(?P<part>上旬|初旬|中旬|下旬|頃|ごろ)?"
_MONTH: Final = re.compile(_YEAR + r"年(?P<m1>\d{1,2})月" + _PART)
_RANGE: Final = re.compile(r"(?P<first>.+?)(?:から|[~〜～－–—])(?P<last>.+?)(?:まで)?")
_PARTS: Final = {"上旬": (1, 10), "初旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_TIME: Final = re.compile(
    r"(?P<half>午前|午後|AM|PM)?(?P<hour>\d{1,2})(?::(?P<m1>\d{1,2})(?::\d{1,2})?|時(?:(?P<m2>\d{1,2})分|(?P<thirty>半))?)"
)
_NOON: Final = {"正午": time(12, 0)}
_LONGEST: Final = 60


def _plain(text: str) -> str:
    """Full-width digits, signs and stray spaces make no difference. Long texts are no dates: refuse them unread."""
    plain = "".join(unicodedata.normalize("NFKC", text[: _LONGEST + 1]).split())
    if len(plain) > _LONGEST:
        raise UnreadableDateError("日付・時刻として読むには長すぎます。")
    return plain


def _year(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if parts.get("era"):
        return _ERAS[parts["era"]] + (1 if parts["era_year"] == "元" else int(parts["era_year"]))
    return int(parts["year"])


def _day(plain: str, shown: str) -> date | None:
    """One day, nothing when the text has another shape, an error when the calendar has no such day."""
    found = _COMPACT.fullmatch(plain) or _DAY.fullmatch(plain)
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts["m1"] or parts.get("m2") or 0)
    day = int(parts["d1"] or parts.get("d2") or 0)
    try:
        found_day = date(_year(found), month, day)
    except ValueError:
        raise UnreadableDateError(f"「{shown}」は暦にない日付です。") from None
    if found_day.year not in _YEARS:
        raise UnreadableDateError(f"「{shown}」は年が離れすぎています。")
    return found_day


def parse_date(text: str) -> date | None:
    """One day, or nothing for a blank. Anything else is an ``UnreadableDateError``."""
    plain = _plain(text)
    if not plain:
        return None
    found = _day(plain, text.strip())
    if found is None:
        raise UnreadableDateError(f"「{text.strip()}」は日付として読めません。例：2022-02-13")
    return found


def _part_of_month(plain: str) -> Period | None:
    """令和4年4月下旬: the whole month, or its tenth days as the words say."""
    found = _MONTH.fullmatch(plain)
    if found is None:
        return None
    year, month = _year(found), int(found["m1"])
    if not (1 <= month <= 12 and year in _YEARS):
        return None
    length = calendar.monthrange(year, month)[1]
    first, last = _PARTS.get(found["part"] or "", (1, 31))
    return Period(date(year, month, first), date(year, month, min(last, length)))


def _span(plain: str, shown: str) -> Period | None:
    day = _day(plain, shown)
    return Period(day, day) if day else _part_of_month(plain)


def parse_period(text: str) -> Period:
    """A day, a range of days, or a part of a month (令和4年4月下旬), all in one text. Otherwise an error."""
    plain = _plain(text)
    whole = _span(plain, text.strip())
    if whole:
        return whole
    found = _RANGE.fullmatch(plain)
    first = _span(found["first"], text.strip()) if found else None
    last = _span(_with_year(found["last"], first.first), text.strip()) if found and first else None
    if first and last and first.first <= last.last:
        return Period(first.first, last.last)
    raise UnreadableDateError(f"「{text.strip()}」は期間として読めません。")


def _with_year(plain: str, first: date) -> str:
    """「2022年3月中旬から下旬」「…から3月20日まで」: the end borrows what the beginning said."""
    if plain in _PARTS:
        return f"{first.year:04}年{first.month}月{plain}"
    if re.match(r"\d{1,2}月", plain):
        return f"{first.year:04}年{plain}"
    return plain


def parse_time(text: str) -> time | None:
    """A time of day, or nothing for a blank. 24:00 is the last minute of the day: calendars know no later one."""
    plain = _plain(text).upper()
    if not plain:
        return None
    if plain in _NOON:
        return _NOON[plain]
    found = _TIME.fullmatch(plain)
    if found is None:
        raise UnreadableDateError(f"「{text.strip()}」は時刻として読めません。例：13:30")
    hour = int(found["hour"]) + (12 if found["half"] in {"午後", "PM"} and int(found["hour"]) < 12 else 0)
    minute = 30 if found["thirty"] else int(found["m1"] or found["m2"] or 0)
    if (hour, minute) == (24, 0):
        return time(23, 59)
    if hour > 23 or minute > 59:
        raise UnreadableDateError(f"「{text.strip()}」は時計にない時刻です。")
    return time(hour, minute)

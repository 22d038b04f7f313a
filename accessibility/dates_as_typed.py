"""Dates and times as people type them: 令和8年12月5日, R8.12.5, 12/5, 午後2時半, 14:00, 25:30, in any width.

Nothing is guessed: what can be read in one way only is read, and everything else is said to be unreadable.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _


class UnreadableError(ValueError):
    """The text is no date or time that we can stand behind. The message is shown to whoever typed it."""


class ImpossibleError(UnreadableError):
    """It is clear what was meant, and there is no such day or time."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time, and how many midnights after the day that was named: 25:30 is half past one of the next day."""

    time: time
    days_later: int = 0


# The first year of each era is era + 1.
_ERAS: Final = {
    "令和": 2018, "令": 2018, "R": 2018, "平成": 1988, "平": 1988, "H": 1988, "昭和": 1925, "昭": 1925, "S": 1925,
    "大正": 1911, "大": 1911, "T": 1911, "明治": 1867, "明": 1867, "M": 1867,
}  # fmt: skip
_ERA_NAMES: Final = "|".join(sorted(_ERAS, key=len, reverse=True))
_YEAR: Final = rf"(?:(?:西暦)?(?P<year>\d{{4}})|(?P<era>{_ERA_NAMES})\.?(?P<era_year>\d{{1,2}}|元))"
_WEEKDAY: Final = r"(?:[(\[]?[月火水木金土日](?:曜日?)?(?:[・,]?祝)?[)\]]?)?"
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:{_YEAR}年|(?P<this>今年|来年))?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日?{_WEEKDAY}",
        rf"(?:{_YEAR}[-/.年])?(?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_WEEKDAY}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_WEEKDAY}",
    )
)
_NEAR: Final = {
    "おととい": -2,
    "昨日": -1,
    "きのう": -1,
    "今日": 0,
    "きょう": 0,
    "本日": 0,
    "明日": 1,
    "あした": 1,
    "あす": 1,
    "明後日": 2,
    "あさって": 2,
}
_HALF: Final = r"(?P<half>午前|午後|朝|夜|夕方|AM|PM|A\.M\.|P\.M\.)?"
_TIMES: Final = (
    re.compile(rf"{_HALF}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?(?P<after>AM|PM)?"),
    re.compile(rf"{_HALF}(?P<hour>\d{{1,2}})時(?:(?P<minute>\d{{1,2}})分|(?P<thirty>半))?"),
    re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})"),
)
_AFTERNOON: Final = frozenset({"午後", "PM", "P.M.", "夜", "夕方"})
# 夜の12時 is midnight beyond doubt, but of which day is not: refused as well. 12 p.m. is noon wherever it is written.
_BY_NATURE: Final = frozenset({"PM", "P.M."})
_WORDS: Final = {"正午": time(12, 0), "零時": time(0, 0)}
# Television, trains and shops write the hours after midnight like this; nobody writes 31:00.
_LATEST_HOUR: Final = 30
# Outside these a year is a slip of the finger, and time zones overflow at the ends of the calendar.
_YEARS: Final = range(1900, 2200)
_LONGEST: Final = 60
_DIGITS: Final = {kanji: str(digit) for digit, kanji in enumerate("〇一二三四五六七八九")} | {"零": "0"}


def plain(text: str) -> str:
    """Full-width signs, spaces and numbers in characters make no difference. Long texts are refused unread."""
    found = "".join(unicodedata.normalize("NFKC", text[: _LONGEST + 1]).split()).upper()
    if len(found) > _LONGEST:
        raise UnreadableError(_("日付・時刻として読むには長すぎます。"))
    found = re.sub(r"[‐‑‒–—―−ー－](?=\d)", "-", found)
    return re.sub(r"[〇零一二三四五六七八九十]+(?=[年月日時分])", _number, found)


def _number(found: re.Match[str]) -> str:
    """十二 and 二〇二六 as figures."""
    text = found[0]
    if "十" not in text:
        return "".join(_DIGITS[sign] for sign in text)
    tens, _ten, ones = text.partition("十")
    return str(int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0")))


def read_date(text: str, *, today: date) -> date | None:
    """One day, or nothing for a blank. Without a year it is the next such day: in December, 1月5日 is next year's."""
    typed = plain(text)
    if not typed:
        return None
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(typed))), None)
    if found is None:
        raise UnreadableError(
            _("「%(text)s」は日付として読めません。例：令和8年12月5日、2026-12-05、12/5") % _shown(text)
        )
    parts = found.groupdict()
    month, day = int(parts["month"]), int(parts["day"])
    year = _year(parts, today)
    return _next_such_day(month, day, today, text) if year is None else _day(year, month, day, text)


def _shown(text: str) -> dict[str, str]:
    return {"text": text.strip()}


def _year(parts: dict[str, str | None], today: date) -> int | None:
    if parts.get("this"):
        return today.year + (parts["this"] == "来年")
    if era := parts.get("era"):
        return _ERAS[era] + (1 if parts["era_year"] == "元" else int(parts["era_year"] or 0))
    return int(parts["year"] or 0) if parts.get("year") else None


def _day(year: int, month: int, day: int, text: str) -> date:
    if year not in _YEARS:
        raise ImpossibleError(_("「%(text)s」は年が離れすぎています。") % _shown(text))
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleError(_("「%(text)s」は暦にない日付です。") % _shown(text)) from None


def _next_such_day(month: int, day: int, today: date, text: str) -> date:
    """29 February waits for its leap year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return _day(today.year, month, day, text)


def read_time(text: str) -> TimeOfDay | None:
    """A time of day, or nothing for a blank. 24:00 and 25:30 are on the next day."""
    typed = plain(text)
    if not typed:
        return None
    if typed in _WORDS:
        return TimeOfDay(_WORDS[typed])
    found = next((match for shape in _TIMES if (match := shape.fullmatch(typed))), None)
    if found is None:
        raise UnreadableError(_("「%(text)s」は時刻として読めません。例：13:30、午後1時半") % _shown(text))
    parts = found.groupdict()
    minute = 30 if parts.get("thirty") else int(parts["minute"] or 0)
    hour, half = int(parts["hour"]), parts.get("half") or parts.get("after")
    if half and hour == 12 and half not in _BY_NATURE:
        # 午後12時 is midnight by law (明治5年太政官布告第337号) and noon on most clocks.
        raise ImpossibleError(
            _("「%(text)s」は、昼の12時か夜の12時か分かりません。「正午」か「24:00」と書いてください。") % _shown(text)
        )
    if (half and hour > 12) or hour > _LATEST_HOUR or minute > 59:
        raise ImpossibleError(_("「%(text)s」は時計にない時刻です。") % _shown(text))
    hour += 12 * (half in _AFTERNOON and hour < 12)
    return TimeOfDay(time(hour % 24, minute), hour // 24)


def read_moment(text: str, *, now: datetime) -> datetime | None:
    """A day and a time in one text: 「令和8年12月5日（土）午後2時半」, 「12/5 14:00」, 「2026-12-05T14:00」."""
    typed = plain(text)
    if not typed:
        return None
    today, impossible = timezone.localdate(now), None
    for cut in _cuts(text):
        try:
            day, at = read_date(text[:cut], today=today), read_time(text[cut:].lstrip(" 　Tt、,の"))
        except ImpossibleError as error:
            impossible = impossible or error
            continue
        except UnreadableError:
            continue
        if day and at:
            return moment(day, at)
    raise impossible or UnreadableError(
        _("「%(text)s」は日時として読めません。例：令和8年12月5日 午後2時半、2026-12-05 14:30") % _shown(text)
    )


def _cuts(text: str) -> list[int]:
    """Where the day may end and the time begin: at a space first, then anywhere, the longest day first."""
    spaces = [found.start() for found in re.finditer(r"[\s　Tt]", text)]
    return [*reversed(spaces), *range(len(text) - 1, 0, -1)]


def moment(day: date, at: TimeOfDay) -> datetime:
    """The moment in Japan; 25:30 of New Year's Eve is in the new year."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=at.days_later), at.time))

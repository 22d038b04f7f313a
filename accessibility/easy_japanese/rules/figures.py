"""Days, times and numbers: 令和8年12月5日, 12/5(土), 13:00〜, 三十人."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule
from accessibility.easy_japanese.moments import easy_day, easy_time
from accessibility.easy_japanese.passage import Passage

BEFORE_YEAR_ONE = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925}
_D = r"[0-9０-９]"
_DAY_OF_WEEK = (
    r"\s*(?:[（(]\s*(?P<day>[月火水木金土日])(?:曜日?)?(?:[・･/]?祝日?)?\s*[）)]|(?P<spoken>[月火水木金土日])曜日?)?"
)
_ERA = re.compile(
    rf"(?P<era>令和|平成|昭和|大正)\s*(?P<year>元|{_D}{{1,2}})\s*年(?P<fiscal>度)?(?![（(]{_D}{{4}})"
    rf"(?:\s*(?P<month>{_D}{{1,2}})\s*月(?:\s*(?P<date>{_D}{{1,2}})\s*日{_DAY_OF_WEEK})?)?"
)
_SHORT_ERA = re.compile(
    rf"(?<![A-Za-z])(?P<era>[RHSＲＨＳ])\s?(?P<year>{_D}{{1,2}})[./．／](?P<month>{_D}{{1,2}})[./．／](?P<date>{_D}{{1,2}})(?!{_D})"
    rf"{_DAY_OF_WEEK}"
)
_WESTERN = re.compile(
    rf"(?<!{_D})(?P<year>{_D}{{4}})[./．／-](?P<month>{_D}{{1,2}})[./．／-](?P<date>{_D}{{1,2}})(?!{_D}){_DAY_OF_WEEK}"
)
_SLASHED = re.compile(
    rf"(?<![\d０-９/.])(?P<month>1[0-2]|0?[1-9])[/／](?P<date>3[01]|[12]\d|0?[1-9])(?![\d/%]){_DAY_OF_WEEK}"
)
_SHORT_WEEKDAY = re.compile(r"(?<=日)\s*[（(]\s*(?P<day>[月火水木金土日])(?:[・･/]?祝日?)?\s*[）)]")
_CLOCK = re.compile(rf"(?<![\d０-９:：])(?P<hour>{_D}{{1,2}})[:：](?P<minute>[0-5０-５]{_D})(?![\d０-９:：])")
_HOURS = re.compile(rf"(?<![\d０-９前後])(?P<hour>1[3-9]|2[0-4])時(?!間)(?:(?P<minute>{_D}{{1,2}})分|(?P<half>半))?")
_NOON = re.compile(r"正午|零時|午後0時(?!\d)|午前12時(?!\d)|午前0時(?!\d)")
_RANGE = re.compile(r"(?<=[\w）)日分時円人歳名年月])\s*[〜～~]\s*(?=[\w午前後正])")
_RANGE_END = re.compile(
    rf"\s*(?:(?:午[前後]|翌日|昼の|夜の)?(?:{_D}+[年月日時分円人歳名回か個枚%％階](?:（[月火水木金土日]曜日）)?)+半?|正午|[0-2]?[0-9]:[0-5][0-9])"
)
_OPEN_RANGE = re.compile(r"(?<=[時分日月])\s*[〜～~](?=$|[\s。、）)])")
_FULL_WIDTH = re.compile(r"[０-９]+(?:[，．][０-９]+)*")
_COUNTED = re.compile(
    r"(?:(?<![一-龯])(?P<one>[一二三四五六七八九])|(?<![第一二三四五六七八九十百千])(?P<more>[一二三四五六七八九十百千]{2,6}|十))(?P<unit>人|名|円|回|歳|個|枚|台|時間|分間|日間|週間|か月|年間|階|冊)"
)
_WORDS_OF_ONE = {"一人", "二人", "一回", "一時", "一台", "一枚", "千人", "百人", "万人"}
_KANJI = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}

Match = re.Match[str]


def days(passage: Passage) -> Iterator[Finding]:
    """Days of an era or between slashes, and days of the week as one letter."""
    taken: list[tuple[int, int]] = []
    for pattern, put in ((_ERA, _era_in_full), (_SHORT_ERA, _era_in_full), (_WESTERN, _western), (_SLASHED, _slashed)):
        for match in pattern.finditer(passage.text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield _day(match, put(match))
    for match in _SHORT_WEEKDAY.finditer(passage.text):
        if not any(start <= match.start() < end for start, end in taken):
            yield _day(match, f"（{match['day']}曜日）")


def _day(match: Match, instead: str | None) -> Finding:
    what = _("「%(words)s」は、日本の年の数え方や、短い書き方を知らない人にわかりません。") % {"words": match[0]}
    suggestion = _("「2026年12月5日（土曜日）」のように書いてください。")
    return Finding(match.start(), match.end(), Rule.DATE, what, suggestion, instead)


def _era_in_full(match: Match) -> str | None:
    era = unicodedata.normalize("NFKC", match["era"])
    year = BEFORE_YEAR_ONE[era] + (1 if match["year"] == "元" else int(match["year"]))
    found = match.groupdict()
    if found.get("fiscal"):
        # 年度 runs from April; which day is meant only the writer knows.
        return f"{year}年度"
    if not found["month"]:
        return f"{year}年"
    if not found["date"]:
        return f"{year}年{int(found['month'])}月"
    return _in_full(year, found["month"], found["date"])


def _western(match: Match) -> str | None:
    return _in_full(int(match["year"]), match["month"], match["date"])


def _in_full(year: int, month: str, date: str) -> str | None:
    try:
        return easy_day(dt.date(year, int(month), int(date)))
    except ValueError:
        return None


def _slashed(match: Match) -> str:
    weekday = match["day"] or match["spoken"]
    return f"{int(match['month'])}月{int(match['date'])}日" + (f"（{weekday}曜日）" if weekday else "")


def times(passage: Passage) -> Iterator[Finding]:
    """13:00, 13時, 正午."""
    for pattern in (_CLOCK, _HOURS):
        for match in pattern.finditer(passage.text):
            if int(match["hour"]) <= 24:
                yield _time(match, _clock_in_words(match))
    for match in _NOON.finditer(passage.text):
        hour = 12 if match[0] in {"正午", "午後0時"} else 0
        yield _time(match, easy_time(hour))


def _time(match: Match, instead: str) -> Finding:
    what = _("「%(words)s」は、時間の書き方がわかりにくいです。") % {"words": match[0]}
    return Finding(match.start(), match.end(), Rule.TIME, what, _("「午後1時30分」のように書いてください。"), instead)


def ranges(passage: Passage) -> Iterator[Finding]:
    """〜 is read in many ways; から and まで in one."""
    what, suggestion = _("「〜」の意味がわかりにくいです。"), _("「から」と「まで」を使って書いてください。")
    for match in _RANGE.finditer(passage.text):
        last = _RANGE_END.match(passage.text, match.end())
        ends = last and not passage.text.startswith("まで", last.end())
        instead = f"から{_last(last[0].strip())}まで" if last and ends else "から"
        yield Finding(
            match.start(), last.end() if last and ends else match.end(), Rule.RANGE, what, suggestion, instead
        )
    for match in _OPEN_RANGE.finditer(passage.text):
        yield Finding(match.start(), match.end(), Rule.RANGE, what, suggestion, "から")


def _last(words: str) -> str:
    """The end of a span, with its clock in words."""
    return _HOURS.sub(_clock_in_words, _CLOCK.sub(_clock_in_words, words))


def _clock_in_words(match: Match) -> str:
    found = match.groupdict()
    return easy_time(int(found["hour"]), 30 if found.get("half") else int(found["minute"] or 0))


def numbers(passage: Passage) -> Iterator[Finding]:
    """１０ and 三十人: 10 and 30人."""
    said: tuple[tuple[re.Pattern[str], Callable[[Match], str | None]], ...] = (
        (_FULL_WIDTH, lambda match: unicodedata.normalize("NFKC", match[0])),
        (_COUNTED, _counted),
    )
    for pattern, put in said:
        for match in pattern.finditer(passage.text):
            if (instead := put(match)) is not None:
                what = _("「%(words)s」は、数字の書き方がわかりにくいです。") % {"words": match[0]}
                suggestion = _("「%(number)s」と書いてください。") % {"number": instead}
                yield Finding(match.start(), match.end(), Rule.NUMBER, what, suggestion, instead)


def _counted(match: Match) -> str | None:
    if match[0] in _WORDS_OF_ONE:
        return None
    total, digit = 0, 0
    for letter in match["one"] or match["more"]:
        if letter in _UNITS:
            total += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = _KANJI[letter]
    return f"{total + digit}{match['unit']}"

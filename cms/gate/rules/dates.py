"""Dates must mean the same to everybody, today and when the page is read next month."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity

SLASHED = re.compile(r"(?<![\d/.])(?:\d{2,4}[/.])?(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/%])")
RELATIVE = re.compile(r"本日|明日|明後日|昨日|今週|来週|再来週|今月|来月|先月")
WEEKDAYS = "月火水木金土日"
REIWA_BEGINS = 2018
FULL = re.compile(
    r"(?:(?P<western>\d{4})年|令和(?P<reiwa>\d{1,2}|元)年(?:[（(]\d{4}年[）)])?)\s*"
    r"(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日\s*[（(]?\s*(?P<weekday>[月火水木金土日])(?:曜|[）)])"
)


def ambiguous_dates(content: PageContent) -> Iterator[Finding]:
    """「12/5」 is read out as a fraction; 「来週」 means another week to whoever reads it later."""
    for text, where, path in content.texts():
        if match := SLASHED.search(text):
            yield _warn(
                _("日付が「%(words)s」と書かれています。") % {"words": match[0]},
                _("「12月5日」のように書くと、正しく読み上げられます。"),
                where,
                path,
            )
        if match := RELATIVE.search(text):
            yield _warn(
                _("「%(words)s」は、読む日によって意味が変わります。") % {"words": match[0]},
                _("日付を書いてください。例：「12月5日 土曜日」"),
                where,
                path,
            )


def wrong_weekdays(content: PageContent) -> Iterator[Finding]:
    """A date and its weekday that cannot both be right send people on the wrong day."""
    for text, where, path in content.texts():
        for match in FULL.finditer(text):
            if (meant := _weekday_of(match)) and meant != match["weekday"]:
                yield _warn(
                    _("「%(words)s」の曜日が合いません。") % {"words": match[0]},
                    _("その日は%(meant)s曜日です。日付か曜日を直してください。") % {"meant": meant},
                    where,
                    path,
                )


def _weekday_of(match: re.Match[str]) -> str | None:
    reiwa = 1 if match["reiwa"] == "元" else int(match["reiwa"] or 0)
    year = int(match["western"]) if match["western"] else REIWA_BEGINS + reiwa
    try:
        return WEEKDAYS[date(year, int(match["month"]), int(match["day"])).weekday()]
    except ValueError:
        return None


def _warn(what: str, mend: str, where: str, path: str) -> Finding:
    return Finding(Severity.WARN, what, mend, where, path)

"""The screen of findings, put together: groups by page, each with its picture and its marks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.correcting.pictures import NoPaperError, paper_of
from documents.findings.finding import Box, Severity
from documents.findings.reading import Known, Overview
from documents.findings.severities import WEIGHTS_IN_WORDS
from documents.findings.words.catalogue import detail_of, programs_for, steps_for, what_of, words_for
from documents.findings.words.rule import Program, Words
from documents.models import DocumentPage

# The width of the drawing in which marks are placed; its height follows the paper.
DRAWING = 1000
# A mark has to be seen, and pressed, however thin its line is.
LEAST_MARK = 26
# Around the letters, not over them.
RIM = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame on the picture, with the number of its finding."""

    number: int
    left: int
    top: int
    width: int
    height: int
    severity: str
    what: Words
    shift: int = 0

    @property
    def label_at(self) -> tuple[int, int]:
        """Where its number stands: above the frame, or inside where there is no room above."""
        return self.left + self.shift, self.top - 6 if self.top > LEAST_MARK else self.top + LEAST_MARK


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture of a page with its marks."""

    src: str
    height: int
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in words."""

    known: Known
    severity: str
    severity_words: Words
    what: Words
    detail: str
    is_quote: bool
    why: Words
    mends: Words
    steps: list[tuple[Program, Words]]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one page; page 0 is the whole file."""

    page: int
    title: str
    rows: list[Row]
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is narrowed. What is not understood narrows nothing."""

    page: str = ""
    subject: str = ""
    severity: str = ""

    def fits(self, known: Known) -> bool:
        """Whether this finding is wanted."""
        finding = known.finding
        return (
            self.page in ("", str(finding.page))
            and self.subject in ("", words_for(finding).subject)
            and self.severity in ("", finding.severity)
        )


def pages_of(known: Iterable[Known]) -> list[tuple[int, str, int]]:
    """Each page with findings: number, its name, how many."""
    counted: dict[int, int] = {}
    for each in known:
        counted[each.finding.page] = counted.get(each.finding.page, 0) + 1
    return [(page, title_of(page), counted[page]) for page in sorted(counted)]


def title_of(page: int) -> str:
    """The page in words."""
    return _("%(number)dページ目") % {"number": page} if page else _("ファイル全体")


def groups(page: DocumentPage, overview: Overview, known: list[Known], *, now: datetime) -> list[Group]:
    """By page, in order."""
    programs = programs_for(overview.examination.file_type, overview.examination.examined.made_with)
    heights = _heights(page, now)
    found: dict[int, list[Known]] = {}
    for each in known:
        found.setdefault(each.finding.page, []).append(each)
    return [
        Group(number, title_of(number), [_row(each, programs) for each in rows], _sheet(page, number, rows, heights))
        for number, rows in sorted(found.items())
    ]


def _heights(page: DocumentPage, now: datetime) -> list[int]:
    """How high each sheet is in the drawing; nothing where there is no paper (yet)."""
    try:
        sizes = paper_of(page, now=now).sizes
    except NoPaperError:
        return []
    return [round(DRAWING * height / max(width, 1)) for width, height in sizes]


def _row(known: Known, programs: tuple[Program, ...]) -> Row:
    words = words_for(known.finding)
    return Row(
        known=known,
        severity=known.finding.severity.value,
        severity_words=WEIGHTS_IN_WORDS[known.finding.severity],
        what=what_of(known.finding),
        detail=detail_of(known.finding),
        is_quote=not words.counted,
        why=words.why,
        mends=words.mends,
        steps=steps_for(known.finding, programs),
    )


def _sheet(page: DocumentPage, number: int, rows: list[Known], heights: list[int]) -> Sheet | None:
    if not 1 <= number <= len(heights):
        return None
    height = heights[number - 1]
    marks = [_mark(each, each.finding.box, height) for each in rows if each.finding.box]
    return Sheet(reverse("correcting:sheet", args=[page.pk, number]), height, _side_by_side(marks))


def _side_by_side(marks: list[Mark]) -> list[Mark]:
    """Two frames at one place have their numbers beside each other, or one would hide the other."""
    placed: list[Mark] = []
    for mark in marks:
        across, down = mark.label_at
        level = [other for other in placed if abs(other.label_at[1] - down) < LEAST_MARK]
        taken = sum(1 for other in level if abs(other.left - across) < LEAST_MARK * 2)
        placed.append(replace(mark, shift=taken * LEAST_MARK * 2))
    return placed


def _mark(known: Known, box: Box, height: int) -> Mark:
    left, top, right, bottom = box
    wide = min(max(round((right - left) * DRAWING) + 2 * RIM, LEAST_MARK), DRAWING)
    high = min(max(round((bottom - top) * height) + 2 * RIM, LEAST_MARK), height)
    return Mark(
        number=known.number,
        left=max(min(round(left * DRAWING) - RIM, DRAWING - wide), 0),
        top=max(min(round(top * height) - RIM, height - high), 0),
        width=wide,
        height=high,
        severity="stays" if known.judgement else known.finding.severity.value,
        what=what_of(known.finding),
    )


def counts(overview: Overview) -> list[tuple[str, Words, int]]:
    """How many of each weight are to be mended."""
    return [(each.value, WEIGHTS_IN_WORDS[each], overview.count(each)) for each in Severity]

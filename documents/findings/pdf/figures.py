"""Findings about pictures: without a description, with one that says nothing, or outside the tags."""

from collections import Counter
from collections.abc import Iterator

from documents.findings.finding import Finding, Severity, share, words_of
from documents.findings.pdf.letters import PAGE_IS_A_PICTURE_FROM
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.sheets import Picture
from documents.findings.words_found import is_poor_alternative

# A hair-line or a dot drawn as a picture needs no words.
SMALLEST_AREA = 0.002
# The same place on so many pages: a crest, a border.
REPEATS = 3


def findings(opened: Opened) -> Iterator[Finding]:
    """By the tags where there are any; else every picture that is large enough to mean something."""
    if opened.tagged:
        yield from _of_tags(opened)
        yield from _outside(opened)
    else:
        yield from _untagged(opened)


def _of_tags(opened: Opened) -> Iterator[Finding]:
    for element in opened.elements:
        if element.kind not in {"Figure", "Formula"}:
            continue
        page, box = opened.place_of(element)
        words = element.alternative or element.actual_text
        if not words:
            yield Finding("alternative-missing", page, box, severity=Severity.BARRIER)
        elif is_poor_alternative(words):
            yield Finding("alternative-poor", page, box, words_of(words), Severity.HARD)


def _outside(opened: Opened) -> Iterator[Finding]:
    tagged = {piece for element in opened.elements for piece in element.content}
    for number, picture in _meaningful(opened):
        if not picture.artifact and (number, picture.mark) not in tagged:
            yield Finding("picture-untagged", number, share(picture.box), severity=Severity.HARD)


def _untagged(opened: Opened) -> Iterator[Finding]:
    for number, picture in _meaningful(opened):
        if picture.area < PAGE_IS_A_PICTURE_FROM:
            yield Finding("alternative-missing", number, share(picture.box), severity=Severity.BARRIER)


def _meaningful(opened: Opened) -> Iterator[tuple[int, Picture]]:
    """Large enough, and not the same on page after page."""
    places = Counter(
        tuple(round(value, 2) for value in picture.box) for sheet in opened.sheets for picture in sheet.pictures
    )
    for sheet in opened.sheets:
        for picture in sheet.pictures:
            repeated = places[tuple(round(value, 2) for value in picture.box)] >= REPEATS
            if picture.area >= SMALLEST_AREA and not (repeated and picture.area < PAGE_IS_A_PICTURE_FROM):
                yield sheet.number, picture

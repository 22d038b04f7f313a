"""Findings about the order of reading: where the file leaps back to what stands before.

What is read next should stand below in the same column, or in the next column. A leap back up within one column is
heard as a muddle. Vertical writing goes from right to left, so there a leap back goes to the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from documents.findings.finding import Box, Finding, Severity, share, words_of
from documents.findings.pdf.boxes import around
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.sheets import Sheet
from documents.findings.pdf.tree import INLINE, Element

# Less than this share of a page is a crooked line, an exponent, a mark beside a word.
LEAST_LEAP = 0.03
LEAST_OVERLAP = 0.5
# Heads and feet of pages are told apart by every reader.
MARGIN = 0.07
# Tables are read by rows; what is in them is judged with tables.
SKIPPED = {"Table", "TOC", "Figure", "Form"}
UPRIGHT = 2.0
GROUPS = {"Root", "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "Private"}


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that is read, and where."""

    page: int
    box: Box
    text: str


def findings(opened: Opened) -> Iterator[Finding]:
    """One for each leap back, at what comes too late. At most one a page: the rest follows from it."""
    stops = list(_stops_of_tags(opened)) if opened.tagged else list(_stops_of_painting(opened))
    by_page: dict[int, list[Stop]] = {}
    for stop in stops:
        by_page.setdefault(stop.page, []).append(stop)
    vertical = {sheet.number for sheet in opened.sheets if _is_vertical(sheet)}
    for page, found in sorted(by_page.items()):
        late = next(_late(found, upright=page in vertical), None)
        if late is not None:
            yield Finding("order", page, share(late.box), words_of(late.text), Severity.BARRIER)


def _stops_of_tags(opened: Opened) -> Iterator[Stop]:
    """Each paragraph, heading or point as one, with the links and marked words in it."""
    for element in opened.elements:
        if not _is_block(element) or element.kind in SKIPPED or element.within(SKIPPED):
            continue
        content = list(_lines_of(element))
        for page in dict.fromkeys(page for page, _mark in content):
            pieces = [piece for piece in content if piece[0] == page and piece in opened.marks]
            text = "".join(opened.texts.get(piece, "") for piece in pieces).strip()
            if pieces and text:
                yield Stop(page, around(opened.marks[piece] for piece in pieces), text)


def _is_block(element: Element) -> bool:
    return element.kind not in INLINE or (element.parent is not None and element.parent.kind in GROUPS)


def _lines_of(element: Element) -> Iterator[tuple[int, int]]:
    """Its own content and that of the inline elements in it; blocks inside it stand for themselves."""
    yield from element.content
    waiting = [child for child in element.children if child.kind in INLINE]
    while waiting:
        inline = waiting.pop()
        yield from inline.content
        waiting.extend(child for child in inline.children if child.kind in INLINE)


def _stops_of_painting(opened: Opened) -> Iterator[Stop]:
    """Without tags, what is painted first is read first."""
    for sheet in opened.sheets:
        for piece in sheet.pieces:
            if piece.text.strip():
                yield Stop(sheet.number, piece.box, piece.text)


def _late(stops: list[Stop], *, upright: bool) -> Iterator[Stop]:
    """What stands before something that was read already, in the same column."""
    stops = [stop for stop in stops if MARGIN < (stop.box[1] + stop.box[3]) / 2 < 1 - MARGIN]
    read: list[Stop] = []
    for stop in stops:
        leaps = any(_is_before(stop.box, earlier.box, upright=upright) for earlier in read[-1:])
        if leaps and any(_is_before(stop.box, earlier.box, upright=upright) for earlier in read):
            yield stop
        read.append(stop)


def _is_before(late: Box, early: Box, *, upright: bool) -> bool:
    if upright:
        gap, overlap = late[0] - early[2], _overlap((late[1], late[3]), (early[1], early[3]))
    else:
        gap, overlap = early[1] - late[3], _overlap((late[0], late[2]), (early[0], early[2]))
    return gap > LEAST_LEAP and overlap > LEAST_OVERLAP


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> float:
    """How much of the smaller of two stretches the other covers."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    smaller = min(first[1] - first[0], second[1] - second[0])
    return common / smaller if smaller > 0 else 0.0


def _is_vertical(sheet: Sheet) -> bool:
    """Most pieces of more than two letters are taller than wide."""
    ratios = [
        (piece.box[3] - piece.box[1]) * sheet.height / max((piece.box[2] - piece.box[0]) * sheet.width, 0.01)
        for piece in sheet.pieces
        if len(piece.text.strip()) > 2
    ]
    return bool(ratios) and median(ratios) > UPRIGHT

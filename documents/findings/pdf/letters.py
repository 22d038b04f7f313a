"""Findings about letters: pages that are pictures, letters that no machine can read, fonts, size."""

from collections import Counter
from collections.abc import Iterator

from documents.findings.finding import Finding, Severity, share, words_of
from documents.findings.pdf.boxes import around
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.sheets import Sheet
from documents.findings.words_found import kept_apart

FEWEST_LETTERS_ON_A_PAGE = 5
# A logo on an empty page makes no scan.
PAGE_IS_A_PICTURE_FROM = 0.4
# A stray page number does no harm.
FEWEST_LEFT_OUT = 8
WHOLE_PAGE = (0.0, 0.0, 1.0, 1.0)
# A page number in a symbol font is no misfortune.
FEWEST_UNREADABLE = 3
SMALLEST_POINTS = 8.0
MUCH = 0.25


def findings(opened: Opened) -> Iterator[Finding]:
    """Page by page; a font is told once."""
    told: set[str] = set()
    tagged = {piece for element in opened.elements for piece in element.content}
    for sheet in opened.sheets:
        if opened.tagged:
            yield from _outside_tags(sheet, tagged)
        yield from _scan(sheet)
        yield from _unreadable(sheet)
        yield from _small(sheet)
        yield from _apart(sheet)
        for piece in sheet.pieces:
            if piece.visible and not piece.embedded and piece.font not in told:
                told.add(piece.font)
                name = words_of(piece.font)
                yield Finding("font-not-embedded", sheet.number, share(piece.box), name, Severity.HARD)


def _outside_tags(sheet: Sheet, tagged: set[tuple[int, int]]) -> Iterator[Finding]:
    """Words that are neither in the tags nor called furniture: readers that follow the tags never come there."""
    pieces = [each for each in sheet.pieces if each.visible and not each.artifact]
    left_out = [each for each in pieces if (sheet.number, each.mark) not in tagged]
    if sum(len(each.text.strip()) for each in left_out) >= FEWEST_LEFT_OUT:
        box = share(around(each.box for each in left_out))
        text = words_of("".join(each.text for each in left_out))
        yield Finding("text-untagged", sheet.number, box, text, Severity.BARRIER)


def is_scan(sheet: Sheet) -> bool:
    """A picture of paper, and no text. An empty page is only an empty page."""
    covered = sum(picture.area for picture in sheet.pictures)
    return sheet.letters < FEWEST_LETTERS_ON_A_PAGE and covered >= PAGE_IS_A_PICTURE_FROM


def _scan(sheet: Sheet) -> Iterator[Finding]:
    if is_scan(sheet):
        yield Finding("scan", sheet.number, WHOLE_PAGE, severity=Severity.BARRIER)
        return
    # Text put under the picture by a reading machine: it is there, but nobody may have checked it.
    hidden = [piece for piece in sheet.pieces if piece.text.strip() and not piece.visible]
    covered = sum(picture.area for picture in sheet.pictures)
    if hidden and covered >= PAGE_IS_A_PICTURE_FROM and len(hidden) * 2 > len(sheet.pieces):
        sample = words_of("".join(piece.text for piece in hidden[:8]))
        yield Finding("scan-read-by-machine", sheet.number, WHOLE_PAGE, sample, Severity.HARD)


def _unreadable(sheet: Sheet) -> Iterator[Finding]:
    bad = [piece for piece in sheet.pieces if piece.visible and piece.unreadable]
    if sum(piece.unreadable for piece in bad) < FEWEST_UNREADABLE:
        return
    box = share(around(piece.box for piece in bad))
    fonts = Counter(piece.font for piece in bad).most_common(1)[0][0]
    yield Finding("letters-unreadable", sheet.number, box, words_of(fonts), Severity.BARRIER)


def _small(sheet: Sheet) -> Iterator[Finding]:
    visible = [piece for piece in sheet.pieces if piece.visible]
    letters = sum(len(piece.text) for piece in visible)
    small = [piece for piece in visible if 0 < piece.size < SMALLEST_POINTS]
    if letters and sum(len(piece.text) for piece in small) > letters * MUCH:
        box = share(around(piece.box for piece in small))
        smallest = min(piece.size for piece in small)
        yield Finding("small-letters", sheet.number, box, f"{smallest:.1f} pt", Severity.ADVICE)


def _apart(sheet: Sheet) -> Iterator[Finding]:
    for piece in sheet.pieces:
        if piece.visible and (words := kept_apart(piece.text)):
            detail = words_of("、".join(words))
            yield Finding("letters-apart", sheet.number, share(piece.box), detail, Severity.ADVICE)

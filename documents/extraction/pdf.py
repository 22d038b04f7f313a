"""PDFs, read by pypdfium2 (it alone of those measured keeps the order of vertical and two-column Japanese)."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pypdfium2
from pypdfium2 import raw

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.lines import Line, html_of_lines

FEWEST_LETTERS_ON_A_PAGE = 5
# More than this share of unreadable letters: the font lacks its table of characters.
MOST_GARBLED = 0.05
GARBLED = {0xFFFD, 0xFFFE, 0xFFFF}
LINE_ENDS = {0x0A, 0x0D}


class PdfEngine:
    """Letters with their sizes and places, put together to lines, then to paragraphs."""

    def read(self, content: bytes) -> Extracted:
        """The text. A page that is only a picture is a refusal: half a document would mislead."""
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        with document:
            pages = [list(_lines(page, number)) for number, page in enumerate(document)]
            pictures = [_is_picture(document[number], lines) for number, lines in enumerate(pages)]
        lines = [line for page in pages for line in page]
        _refuse_pictures(lines, pictures)
        _refuse_garbled("".join(line.text for line in lines))
        return Extracted([Block(html_of_lines(lines))], pages=len(pages))


def _is_picture(page: pypdfium2.PdfPage, lines: list[Line]) -> bool:
    """Without words but with an image. An empty page is only an empty page."""
    if sum(len(line.text) for line in lines) >= FEWEST_LETTERS_ON_A_PAGE:
        return False
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def _refuse_pictures(lines: list[Line], pictures: list[bool]) -> None:
    if not lines:
        raise NoTextError(TextRefusal.SCAN if any(pictures) else TextRefusal.NOTHING)
    if any(pictures):
        raise NoTextError(TextRefusal.SCAN if sum(pictures) * 2 > len(pictures) else TextRefusal.PARTLY_SCAN)


def _refuse_garbled(text: str) -> None:
    unreadable = sum(1 for letter in text if ord(letter) in GARBLED or 0xE000 <= ord(letter) <= 0xF8FF)
    if unreadable > len(text) * MOST_GARBLED:
        raise NoTextError(TextRefusal.GARBLED)


@dataclass(slots=True)
class _LineInMaking:
    """Letters gathered until the line ends."""

    letters: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def finished(self, page: int) -> Line | None:
        """The line, or nothing when it held only blanks."""
        text = "".join(self.letters).rstrip()
        if not text.strip() or not self.boxes:
            return None
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        size = median(top - bottom for top, bottom in zip(tops, bottoms, strict=True))
        return Line(text.strip(" "), size, min(lefts), max(rights), min(bottoms), page)


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    textpage = page.get_textpage()
    line = _LineInMaking()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in LINE_ENDS:
            if finished := line.finished(number):
                yield finished
            line = _LineInMaking()
            continue
        # Surrogates and NUL cannot be stored; a missing letter is counted as unreadable instead.
        line.letters.append(chr(code) if code and not 0xD800 <= code <= 0xDFFF else "\ufffd")
        if not raw.FPDFText_IsGenerated(textpage, index):
            line.boxes.append(_box(textpage, index))
    if finished := line.finished(number):
        yield finished


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top. The loose box follows the letter size even where the page scales its text."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top

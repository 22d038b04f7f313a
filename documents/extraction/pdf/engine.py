"""The way in: a PDF's pages one after the other, then what only the whole document tells."""

import pypdfium2

from documents.extraction.blocks import Extracted
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.layout.characters import UNREADABLE
from documents.extraction.layout.sheet import Sheet
from documents.extraction.layout.text import blocks_of
from documents.extraction.ocr import tesseract
from documents.extraction.pdf.bookmarks import bookmarks_of
from documents.extraction.pdf.sheets import read_picture, sheet_of

# More than this share of unreadable letters: the font lacks its table of characters.
MOST_GARBLED = 0.05
# Tesseract takes one to four seconds for each.
MOST_SCANNED = 100


class PdfEngine:
    """Letters with their sizes and places, put together to lines, then to paragraphs, headings, lists and tables."""

    def read(self, content: bytes) -> Extracted:
        """The text, also of pages that are only pictures, where this machine can read those."""
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        with document:
            document.init_forms()
            bookmarks = bookmarks_of(document)
            sheets = [sheet_of(document, number) for number in range(1, len(document) + 1)]
            _read_pictures(document, sheets)
        _refuse_nothing(sheets)
        blocks = list(blocks_of(sheets, bookmarks))
        return Extracted(
            blocks,
            figures=[figure for sheet in sheets for figure in sheet.figures],
            pages=len(sheets),
            by_machine=any(sheet.by_machine for sheet in sheets),
        )


def _read_pictures(document: pypdfium2.PdfDocument, sheets: list[Sheet]) -> None:
    """Without a program that reads pictures it is a refusal: half a document would mislead."""
    pictures = [sheet for sheet in sheets if sheet.is_picture]
    if pictures and not tesseract.is_there():
        raise NoTextError(TextRefusal.SCAN if len(pictures) * 2 > len(sheets) else TextRefusal.PARTLY_SCAN)
    if len(pictures) > MOST_SCANNED:
        raise NoTextError(TextRefusal.TOO_MANY_SCANNED)
    for sheet in pictures:
        sheets[sheet.paper.number - 1] = read_picture(document, sheet.paper.number)
    if pictures and not any(sheet.lines or sheet.tables for sheet in sheets):
        raise NoTextError(TextRefusal.SCAN)


def _refuse_nothing(sheets: list[Sheet]) -> None:
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    if text.count(UNREADABLE) > len(text) * MOST_GARBLED:
        raise NoTextError(TextRefusal.GARBLED)

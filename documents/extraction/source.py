"""Picks the engine by what the file really is, and tidies what comes out."""

from documents.extraction.engine import Engine, NoTextError, TextRefusal
from documents.extraction.pdf import PdfEngine
from documents.extraction.slides import SlidesEngine
from documents.extraction.spreadsheet import SpreadsheetEngine
from documents.extraction.structure import plain_text, tidy
from documents.extraction.word import WordEngine
from documents.upload import FileType, accept

ENGINES: dict[FileType, Engine] = {
    FileType.PDF: PdfEngine(),
    FileType.WORD: WordEngine(),
    FileType.SPREADSHEET: SpreadsheetEngine(),
    FileType.SLIDES: SlidesEngine(),
}


def text_of_file(content: bytes) -> str:
    """Source HTML of a file. It is judged again here: files also arrive by import, command or restored backup."""
    return _wanted(tidy(ENGINES[accept(content)].html_of(content)))


def text_of_body(html: str) -> str:
    """Source HTML of a page's own body. Images are told by their alternative text."""
    return _wanted(tidy(html))


def _wanted(html: str) -> str:
    if not plain_text(html):
        raise NoTextError(TextRefusal.NOTHING)
    return html

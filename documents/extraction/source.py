"""Picks the engine by what the file really is, and tidies what comes out."""

from django.utils.module_loading import import_string
from lxml import html as lxml_html

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import Engine, NoTextError, TextRefusal
from documents.extraction.structure import plain_text, tidy
from documents.upload import FileType, accept

# By name: the readers weigh tens of megabytes, and only the worker that reads a file should carry them.
ENGINES = {
    FileType.PDF: "documents.extraction.pdf.PdfEngine",
    FileType.WORD: "documents.extraction.word.WordEngine",
    FileType.SPREADSHEET: "documents.extraction.spreadsheet.SpreadsheetEngine",
    FileType.SLIDES: "documents.extraction.slides.SlidesEngine",
}


def text_of_file(content: bytes) -> str:
    """Source HTML of a file. It is judged again here: files also arrive by import, command or restored backup."""
    engine: Engine = import_string(ENGINES[accept(content)])()
    html = tidy(engine.html_of(content))
    if not plain_text(html):
        raise NoTextError(TextRefusal.NOTHING)
    return html


def read_file(content: bytes) -> Extracted:
    """Everything that a file says; raises ``NoTextError`` or ``UploadRefusedError`` with the reason."""
    tree = lxml_html.fragment_fromstring(text_of_file(content), create_parent="div")
    return Extracted(blocks=[Block(lxml_html.tostring(element, encoding="unicode")) for element in tree])


def text_of_body(html: str, *, base_url: str) -> str:
    """Source HTML of a page's own body, perhaps empty. Images are told by their alternative text."""
    return tidy(html, base_url=base_url)

"""Picks the engine by what the file really is, and tidies what comes out. Runs in the child process."""

from dataclasses import replace

from django.utils.module_loading import import_string

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import Engine, NoTextError, TextRefusal
from documents.extraction.figures import WITHOUT_ALTERNATIVE, keys_in
from documents.extraction.structure import plain_text, tidy_blocks
from documents.upload import FileType, accept

# By name: the readers weigh tens of megabytes, and only the child that reads a file should carry them.
ENGINES = {
    FileType.PDF: "documents.extraction.pdf.engine.PdfEngine",
    FileType.WORD: "documents.extraction.word.WordEngine",
    FileType.SPREADSHEET: "documents.extraction.spreadsheet.SpreadsheetEngine",
    FileType.SLIDES: "documents.extraction.slides.SlidesEngine",
    FileType.TEXT: "documents.extraction.text.TextEngine",
    FileType.HTML: "documents.extraction.web.WebEngine",
    FileType.IMAGE: "documents.extraction.image.ImageEngine",
}


def read(content: bytes) -> Extracted:
    """Everything that a file says. It is judged again here: files also arrive by import or restored backup."""
    engine: Engine = import_string(ENGINES[accept(content)])()
    found = engine.read(content)
    blocks = list(tidy_blocks(found.blocks))
    if not found.figures and not any(_says_something(block) for block in blocks):
        raise NoTextError(TextRefusal.NOTHING)
    named = set(keys_in("".join(block.html for block in blocks)))
    return replace(found, blocks=blocks, figures=[figure for figure in found.figures if figure.key in named])


def _says_something(block: Block) -> bool:
    """A picture that nobody described says nothing yet."""
    return not block.removed and bool(plain_text(block.html).replace(f"（画像：{WITHOUT_ALTERNATIVE}）", ""))

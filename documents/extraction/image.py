"""Pictures: a scan is read, a photograph stays a picture that somebody has to describe."""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from documents.extraction.blocks import Extracted, Figure
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.layout.paper import Paper
from documents.extraction.layout.sheet import Sheet
from documents.extraction.layout.text import blocks_of
from documents.extraction.ocr import tesseract
from documents.extraction.ocr.reading import DOTS_PER_INCH, POINTS_PER_INCH, sheet_of_picture
from documents.extraction.pictures import block_of, figure_of

MOST_PAGES = 100
# Fewer letters than this are words inside a picture, not a page of text.
FEWEST_LETTERS = 40
# Telephones photograph at any size; Tesseract reads best what is as large as a scan at 300 dots an inch.
SHORT_SIDE, ENLARGED, LONG_SIDE = 1400, 2, 4200


class ImageEngine:
    """Every page of it; only TIFF has more than one."""

    def read(self, content: bytes) -> Extracted:
        """What the machine can read, and the pictures themselves where that is little."""
        try:
            sheets = list(_sheets(content))
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        figures = [figure for sheet in sheets for figure in sheet.figures]
        pictures = [block_of(figure, page=page) for page, figure in _shown(sheets)]
        blocks = [*pictures, *(block for block in blocks_of(sheets) if "<img" not in block.html)]
        return Extracted(blocks, figures, pages=len(sheets), by_machine=any(sheet.by_machine for sheet in sheets))


def _shown(sheets: list[Sheet]) -> Iterator[tuple[int, Figure]]:
    for sheet in sheets:
        for figure in sheet.figures:
            yield sheet.paper.number, figure


def _sheets(content: bytes) -> Iterator[Sheet]:
    with Image.open(io.BytesIO(content)) as opened:
        for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if number > 1 and opened.format != "TIFF":
                return
            if number > MOST_PAGES:
                raise NoTextError(TextRefusal.TOO_MANY_SCANNED)
            yield _sheet(ImageOps.exif_transpose(frame).convert("RGB"), number)


def _sheet(image: Image.Image, number: int) -> Sheet:
    figure = figure_of(image.copy())
    if not tesseract.is_there():
        return Sheet(Paper(number, image.width, image.height), [], figures=[figure])
    sheet = sheet_of_picture(_sized(image), number, POINTS_PER_INCH / DOTS_PER_INCH)
    if sum(len(line.text) for line in sheet.lines) < FEWEST_LETTERS:
        sheet.figures = [figure]
    return sheet


def _sized(image: Image.Image) -> Image.Image:
    grey = image.convert("L")
    short, long = min(grey.size), max(grey.size)
    if short < SHORT_SIDE:
        return grey.resize((grey.width * ENLARGED, grey.height * ENLARGED), Image.Resampling.LANCZOS)
    if long > LONG_SIDE:
        grey.thumbnail((LONG_SIDE, LONG_SIDE))
    return grey

"""Pictures of paper, drawn in a child process: page workers never load the libraries, and a hostile file hits a cage.

Every function takes and gives bytes, because that is what goes through the bars.
"""

import io
import json
import re
import unicodedata

import pypdfium2
from PIL import Image, ImageSequence

from documents.correcting.sheets import unpacked

# Enough to tell letters from each other, a quarter of the weight of full colour.
COLOURS = 128
PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024
BLANKS = re.compile(r"[\s\x00\ufffe\uffff]+")
# More letters stand on no sheet that a person reads.
MOST_LETTERS = 20_000
# A sheet like a ribbon is drawn narrower than asked for, not as a picture of gigabytes.
TALLEST = 4


def measure(content: bytes) -> bytes:
    """Width and height of every sheet, and the letters on it, as JSON."""
    if _is_pdf(content):
        with pypdfium2.PdfDocument(content) as document:
            sizes = [document.get_page_size(number) for number in range(len(document))]
            words = [_letters(page) for page in document]
        return json.dumps({"sizes": sizes, "words": words}).encode()
    with Image.open(io.BytesIO(content)) as image:
        return json.dumps({"sizes": [frame.size for frame in ImageSequence.Iterator(image)], "words": []}).encode()


def _letters(page: pypdfium2.PdfPage) -> str:
    """Without blanks and widths, to be compared with what was read (merging.words_of)."""
    text = page.get_textpage().get_text_bounded().encode(errors="ignore").decode()
    page.close()
    return BLANKS.sub("", unicodedata.normalize("NFKC", text))[:MOST_LETTERS]


def draw(payload: bytes) -> bytes:
    """One sheet as PNG, ``width`` pixels wide."""
    asked, content = unpacked(payload)
    sheet = _pdf_sheet(content, **asked) if _is_pdf(content) else _image_sheet(content, **asked)
    output = io.BytesIO()
    sheet.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        output, "PNG", optimize=True
    )
    return output.getvalue()


def _is_pdf(content: bytes) -> bool:
    return PDF_MARK in content[:MARK_WITHIN]


def _pdf_sheet(content: bytes, *, number: int, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(content) as document:
        # What stands in form fields is drawn only when asked for; a clerk looks for exactly that.
        if document.get_formtype():
            document.init_forms()
        page = document[number - 1]
        wide, high = (max(1.0, length) for length in page.get_size())
        image: Image.Image = page.render(scale=min(width / wide, width * TALLEST / high)).to_pil()
        return image


def _image_sheet(content: bytes, *, number: int, width: int) -> Image.Image:
    with Image.open(io.BytesIO(content)) as image:
        image.seek(number - 1)
        sheet = image.convert("RGB")
    sheet.thumbnail((width, width * TALLEST))
    return sheet

"""What stands on each page of a PDF: pieces of text and pictures with their places, page by page.

pdfium gives the places, pikepdf the tags; both know a piece by the number of its marked content.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from documents.findings.finding import Box

# Corners of a page are asked for on a fine grid, so that rotation and cropping are pdfium's business.
GRID = 20_000
# Honest pages have some hundred objects; a map has some ten thousand.
MOST_OBJECTS = 20_000
DEEPEST_FORMS = 4
INVISIBLE = 3
UNREADABLE = {0x0, 0xFFFD, 0xFFFE, 0xFFFF}
PRIVATE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Piece:
    """One text object, as it is painted."""

    text: str
    box: Box
    size: float
    colour: tuple[int, int, int, int]
    font: str
    embedded: bool
    visible: bool
    mark: int = -1
    artifact: bool = False

    @property
    def unreadable(self) -> int:
        """How many of its letters say nothing to a machine."""
        return sum(1 for letter in self.text if ord(letter) in UNREADABLE or ord(letter) in PRIVATE)


@dataclass(slots=True)
class Picture:
    """One image, as it is painted."""

    box: Box
    mark: int
    artifact: bool

    @property
    def area(self) -> float:
        """As a share of the page."""
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top)


@dataclass(slots=True)
class Sheet:
    """One page."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    letters: int = 0
    marks: dict[int, list[Box]] = field(default_factory=dict)
    marked_text: dict[int, str] = field(default_factory=dict)


def sheet_of(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Everything that is painted on a page, in the order of painting."""
    width, height = page.get_size()
    sheet = Sheet(number=number, width=width, height=height)
    textpage = page.get_textpage()
    sheet.letters = sum(
        1 for letter in textpage.get_text_range() if not letter.isspace() and ord(letter) not in UNREADABLE
    )
    for obj, mark, artifact in _objects(page):
        box = box_on(page, obj)
        if box is None:
            continue
        if mark >= 0:
            sheet.marks.setdefault(mark, []).append(box)
        if obj.type == raw.FPDF_PAGEOBJ_TEXT:
            if piece := _piece(obj, textpage, box):
                piece.mark, piece.artifact = mark, artifact
                sheet.pieces.append(piece)
                sheet.marked_text[mark] = sheet.marked_text.get(mark, "") + piece.text
        elif obj.type == raw.FPDF_PAGEOBJ_IMAGE:
            sheet.pictures.append(Picture(box=box, mark=mark, artifact=artifact))
    return sheet


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[pypdfium2.PdfObject, int, bool]]:
    """What is painted, with the number of its marked content (-1: none), and whether it is furniture of the page.

    What a form holds belongs to the form.
    """
    outer: list[tuple[int, bool]] = []
    for count, obj in enumerate(page.get_objects(max_depth=DEEPEST_FORMS)):
        if count > MOST_OBJECTS:
            return
        del outer[obj.level :]
        own = raw.FPDFPageObj_GetMarkedContentID(obj)
        mark = own if own >= 0 and not obj.level else next((each for each, _ in reversed(outer) if each >= 0), -1)
        artifact = any(each for _, each in outer) or (mark < 0 and _is_artifact(obj))
        outer.append((mark, artifact))
        yield obj, mark, artifact


def box_on(page: pypdfium2.PdfPage, obj: pypdfium2.PdfObject) -> Box | None:
    """Where an object stands, as shares of the page as it is seen; nothing for what lies outside."""
    try:
        left, bottom, right, top = obj.get_bounds()
    except pypdfium2.PdfiumError:
        return None
    if getattr(obj, "container", None) is not None:
        left, bottom, right, top = _through(obj.container, (left, bottom, right, top))
    return seen(page, (left, bottom, right, top))


def _through(form: pypdfium2.PdfObject, box: Box) -> Box:
    """What is inside a form stands where the form is put."""
    matrix = form.get_matrix()
    corners = [matrix.on_point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = zip(*corners, strict=True)
    inside = min(xs), min(ys), max(xs), max(ys)
    outer = getattr(form, "container", None)
    return _through(outer, inside) if outer is not None else inside


def seen(page: pypdfium2.PdfPage, box: Box) -> Box | None:
    """From the file's measure (from the bottom left) to shares of the page as it is shown."""
    if not all(math.isfinite(value) for value in box):
        return None
    xs, ys = [], []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, across, down)
        xs.append(across.value / GRID)
        ys.append(down.value / GRID)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    if right <= 0 or bottom <= 0 or left >= 1 or top >= 1:
        return None
    return max(left, 0.0), max(top, 0.0), min(right, 1.0), min(bottom, 1.0)


def _piece(obj: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage, box: Box) -> Piece | None:
    obj.textpage = textpage
    try:
        text, size, font = obj.extract(), obj.get_font_size(), obj.get_font()
    except pypdfium2.PdfiumError:
        return None
    matrix = obj.get_matrix()
    mode = raw.FPDFTextObj_GetTextRenderMode(obj)
    return Piece(
        text=text,
        box=box,
        size=size * math.hypot(matrix.c, matrix.d),
        colour=_colour(obj),
        font=font.get_base_name(),
        embedded=bool(raw.FPDFFont_GetIsEmbedded(font)),
        visible=mode != INVISIBLE and bool(text.strip()),
    )


def _colour(obj: pypdfium2.PdfObject) -> tuple[int, int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha)
    return red.value, green.value, blue.value, alpha.value


def _is_artifact(obj: pypdfium2.PdfObject) -> bool:
    for index in range(raw.FPDFPageObj_CountMarks(obj)):
        mark = raw.FPDFPageObj_GetMark(obj, index)
        buffer, length = (raw.FPDF_WCHAR * 16)(), ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
            name = bytes(memoryview(buffer))[: length.value].decode("utf-16-le").rstrip("\0")
            if name == "Artifact":
                return True
    return False

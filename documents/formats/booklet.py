"""A booklet: half sheets set for reading, two on each side of an A4 sheet in the order in which it is folded.

Printed on both sides (turned at the short edge), folded once and stapled in the fold, the pages follow each other. The
tags go along: whoever opens the file with a screen reader hears the text in its own order, not in the printer's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from django.utils import translation
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name

from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.paper import Said, Sheet, print_on
from documents.formats.typesetting import finished, opened

POINTS = 12
# A4 on its side, in points; half of it is A5.
WIDTH, HEIGHT = 841.89, 595.276
HALF = WIDTH / 2
PAGES_A_SHEET = 4
SHEET = Sheet(POINTS, size="A5", margin="14mm 15mm 16mm", picture_height="140mm", turns=False, has_contents=True)


@dataclass(frozen=True, slots=True)
class Booklet:
    """Print-ready, for saddle stitching."""

    extension: str = "pdf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """Set half sheets, then put them side by side."""
        with translation.override(manuscript.language):
            about = _("%(title)s（冊子の印刷用。両面、短い辺でとじる）") % {"title": manuscript.title}
        halves = print_on(SHEET, manuscript, Said(manuscript.title, manuscript.html, about))
        progress(0.8)
        with opened(halves) as pdf:
            impose(pdf)
            return finished(pdf, replaced=halves.replaced)


def sides(count: int) -> Iterator[tuple[int | None, int | None]]:
    """Left and right page of each side of paper, counted from 0; nothing where the booklet has no page.

    Of a booklet of 8: (8, 1), (2, 7), (6, 3), (4, 5).
    """
    total = -(-count // PAGES_A_SHEET) * PAGES_A_SHEET
    for number in range(total // 2):
        outer, inner = total - 1 - number, number
        left, right = (outer, inner) if number % 2 == 0 else (inner, outer)
        yield (left if left < count else None), (right if right < count else None)


def impose(pdf: pikepdf.Pdf) -> None:
    """Put the pages side by side; links, bookmarks and tags follow them."""
    halves = [_Half(pdf, page) for page in pdf.pages]
    for left, right in sides(len(halves)):
        placed = [(halves[number], shift) for number, shift in ((left, 0.0), (right, HALF)) if number is not None]
        _add_side(pdf, placed)
    _point_to_sides(pdf, {half.page.objgen: half for half in halves})
    del pdf.pages[: len(halves)]
    pdf.Root.PageLayout = Name.SinglePage


class _Half:
    """One half sheet: the page it was, the drawing it becomes, the side it stands on, and how far to the right."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        self.page = page.obj
        self.drawing = pdf.make_indirect(page.as_form_xobject())
        if "/StructParents" in page.obj:
            self.drawing.StructParents = page.obj.StructParents
        self.side: pikepdf.Object = self.page
        self.shift = 0.0


def _add_side(pdf: pikepdf.Pdf, placed: list[tuple[_Half, float]]) -> None:
    side = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    side.obj.Tabs = Name.S
    drawings, drawn, links = Dictionary(), [], Array()
    for number, (half, shift) in enumerate(placed):
        half.side, half.shift = side.obj, shift
        drawings[f"/Half{number}"] = half.drawing
        drawn.append(f"q 1 0 0 1 {shift:.3f} 0 cm /Half{number} Do Q")
        for link in half.page.get("/Annots", []):
            link.Rect = Array([float(x) + shift * (place % 2 == 0) for place, x in enumerate(link.Rect)])
            link.P = side.obj
            links.append(link)
    side.obj.Resources = Dictionary(XObject=drawings)
    side.obj.Contents = pdf.make_stream("\n".join(drawn).encode())
    if len(links):
        side.obj.Annots = links


def _point_to_sides(pdf: pikepdf.Pdf, halves: dict[tuple[int, int], _Half]) -> None:
    """Whatever names a page that was, names the side that it stands on."""
    for element in list(pdf.objects):
        if not isinstance(element, Dictionary):
            continue
        if "/Pg" in element:
            _move_element(element, halves)
        for name in ("/Dest", "/D"):
            _move_destination(element.get(name), halves)
    for place in _named_places(pdf):
        _move_destination(place, halves)


def _named_places(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """What links lead to: names and places in turns, of which only the places are lists."""
    names: Any = pdf.Root.get("/Names", Dictionary())
    places: Any = names.get("/Dests", Dictionary())
    yield from places.get("/Names", Array())


def _move_element(element: Dictionary, halves: dict[tuple[int, int], _Half]) -> None:
    half = halves.get(element["/Pg"].objgen)
    if half is None:
        return
    element.Pg = half.side
    kids = element.get("/K")
    if isinstance(kids, Array):
        element.K = Array([_marked(kid, half) for kid in kids])
    elif kids is not None:
        element.K = _marked(kids, half)


def _marked(kid: object, half: _Half) -> object:
    """A number is that of a mark on the page; now the mark is inside a drawing."""
    if isinstance(kid, int):
        return Dictionary(Type=Name.MCR, Pg=half.side, Stm=half.drawing, MCID=kid)
    return kid


def _move_destination(place: Any, halves: dict[tuple[int, int], _Half]) -> None:
    """``[page /XYZ left top zoom]``; anything else is no place."""
    if not isinstance(place, Array) or not len(place) or not isinstance(place[0], Dictionary):
        return
    half = halves.get(place[0].objgen)
    if half is None:
        return
    place[0] = half.side
    if len(place) > 2 and place[1] == Name.XYZ and isinstance(place[2], (int, float)):
        place[2] = float(place[2]) + half.shift

"""The straight lines and shaded areas of a page: what tables are drawn with."""

import ctypes
import itertools
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from documents.extraction.layout.grids import Rulings
from documents.extraction.layout.paper import Box, Paper

# Maps and plans are drawn with more; nobody rules a table so.
MOST_SEGMENTS = 30_000
STRAIGHT, THIN, SHORTEST = 0.8, 3.2, 4.0
DEEPEST = 4
NEARLY_WHITE = 250

Point = tuple[float, float]


def rulings_of(page: pypdfium2.PdfPage, paper: Paper) -> Rulings:
    """All of one page."""
    rulings, segments = Rulings(), 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST):
        segments += raw.FPDFPath_CountSegments(item)
        if segments > MOST_SEGMENTS:
            return Rulings()
        _add(rulings, item, paper)
    return rulings


def _add(rulings: Rulings, item: pypdfium2.PdfObject, paper: Paper) -> None:
    filled, stroked = _painted(item)
    for points, curved in _outlines(item, paper):
        box = _around(points)
        wide, high = box[2] - box[0], box[3] - box[1]
        if curved:
            rulings.drawings += [box] * (len(points) - 1)
        elif stroked:
            _add_edges(rulings, points)
        elif filled and min(wide, high) <= THIN:
            _add_edge(rulings, (box[0], (box[1] + box[3]) / 2), (box[2], (box[1] + box[3]) / 2), wide >= high, box)
        if filled and not curved and min(wide, high) > THIN and _is_shade(item):
            rulings.shades.append(box)


def _add_edges(rulings: Rulings, points: list[Point]) -> None:
    for start, end in itertools.pairwise(points):
        box = _around([start, end])
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= STRAIGHT:
            _add_edge(rulings, start, end, wide >= high, box)
        else:
            rulings.drawings.append(box)


def _add_edge(rulings: Rulings, _start: Point, _end: Point, is_across: bool, box: Box) -> None:  # noqa: FBT001
    if max(box[2] - box[0], box[3] - box[1]) < SHORTEST:
        return
    if is_across:
        rulings.across.append((box[0], box[2], (box[1] + box[3]) / 2))
    else:
        rulings.down.append((box[1], box[3], (box[0] + box[2]) / 2))


def _painted(item: pypdfium2.PdfObject) -> tuple[bool, bool]:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroked))
    return mode.value != raw.FPDF_FILLMODE_NONE, bool(stroked.value)


def _is_shade(item: pypdfium2.PdfObject) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in (red, green, blue, alpha)))
    return alpha.value > 0 and min(red.value, green.value, blue.value) < NEARLY_WHITE


def _outlines(item: pypdfium2.PdfObject, paper: Paper) -> Iterator[tuple[list[Point], bool]]:
    """The parts of a path, each as points where they are seen; whether a part is curved."""
    matrix = matrix_of(item)
    points: list[Point] = []
    curved = False
    for number in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(paper.point(*matrix.on_point(x.value, y.value)))
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, curved


def matrix_of(item: pypdfium2.PdfObject) -> pypdfium2.PdfMatrix:
    """Its own, then those of the forms it lies in."""
    matrix = item.get_matrix()
    holder = item.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    return matrix


def _around(points: list[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)

"""The pictures of a page: those that say something, at the place where they stand."""

from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from documents.extraction.blocks import Doubt, Figure
from documents.extraction.layout.paper import Box, Paper, around
from documents.extraction.layout.things import Thing
from documents.extraction.pdf.rulings import DEEPEST, matrix_of
from documents.extraction.pdf.tags import content_number
from documents.extraction.pictures import MOST_PIXELS, figure_of, html_of, said

# In points: smaller ones are marks and ornaments. A picture under the whole page is its background.
SHORTEST_SIDE, SMALLEST_SHARE, BACKGROUND_SHARE = 28, 0.004, 0.75
MOST_ON_A_PAGE = 60
# Fewer curves are a frame with round corners.
FEWEST_CURVES, DRAWING_SHARE, DRAWING_NEAR = 12, 0.02, 12
DRAWING_SCALE = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and where it stands."""

    figure: Figure
    box: Box
    alternative: str = ""

    def thing(self, page: int) -> Thing:
        """As it stands among the lines."""
        doubts = () if said(self.alternative) else (Doubt.NO_ALTERNATIVE.value,)
        return Thing(html_of(self.figure, self.alternative), self.box, page, doubts, key=self.figure.key)


def pictures_of(page: pypdfium2.PdfPage, paper: Paper, alternatives: dict[int, str]) -> list[Picture]:
    """Photographs and scanned drawings, without ornaments and backgrounds. ``alternatives``: what tags say of them."""
    found: list[Picture] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        box = _box(item, paper)
        if len(found) >= MOST_ON_A_PAGE or not _says_something(box, paper):
            continue
        figure = _figure(item)
        if figure is not None:
            found.append(Picture(figure, box, alternatives.get(content_number(item), "")))
    return found


def largest_image(page: pypdfium2.PdfPage, paper: Paper) -> float:
    """Which share of the page its largest picture covers."""
    area = paper.width * paper.height or 1
    images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST)
    return max((_area(_box(item, paper)) / area for item in images), default=0.0)


def drawing_of(page: pypdfium2.PdfPage, paper: Paper, box: Box) -> Picture:
    """A part of the page as a picture: graphs and plans are drawn with lines."""
    left, top, right, bottom = box
    crop = (max(left, 0), max(paper.height - bottom, 0), max(paper.width - right, 0), max(top, 0))
    bitmap = page.render(scale=DRAWING_SCALE, crop=crop)
    return Picture(figure_of(bitmap.to_pil()), box)


def drawings_in(boxes: list[Box], paper: Paper, taken: list[Box]) -> list[Box]:
    """Where many curves and slanting lines stand together; not where a table or a photograph is already."""
    groups: list[tuple[Box, int]] = []
    for box in boxes:
        group, count = box, 1
        apart = []
        for other, number in groups:
            if _near(group, other):
                group, count = around([group, other]), count + number
            else:
                apart.append((other, number))
        groups = [*apart, (group, count)]
    area = paper.width * paper.height
    large = [box for box, count in groups if count >= FEWEST_CURVES and _area(box) > area * DRAWING_SHARE]
    return [box for box in large if _area(box) < area * BACKGROUND_SHARE and not any(_near(box, one) for one in taken)]


def _figure(item: pypdfium2.PdfImage) -> Figure | None:
    """Nothing where the picture is too large or cannot be decoded: the text is worth more than one picture."""
    try:
        wide, high = item.get_px_size()
        if not wide or not high or wide * high > MOST_PIXELS:
            return None
        bitmap = item.get_bitmap(render=True, scale_to_original=wide * high <= MOST_PIXELS // 4)
        image = bitmap.to_pil()
        bitmap.close()
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return None
    return figure_of(image)


def _box(item: pypdfium2.PdfObject, paper: Paper) -> Box:
    matrix = matrix_of(item)
    corners = [paper.point(*matrix.on_point(x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    return around([(x, y, x, y) for x, y in corners])


def _says_something(box: Box, paper: Paper) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    share = wide * high / (paper.width * paper.height or 1)
    return min(wide, high) >= SHORTEST_SIDE and SMALLEST_SHARE < share < BACKGROUND_SHARE


def _near(box: Box, other: Box) -> bool:
    apart_across = max(box[0], other[0]) - min(box[2], other[2])
    apart_down = max(box[1], other[1]) - min(box[3], other[3])
    return max(apart_across, apart_down) < DRAWING_NEAR


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])

"""PowerPoint presentations (.pptx), read by python-pptx: every slide becomes a heading and its texts."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import pptx
from pptx.exc import PythonPptxError

from documents.extraction.blocks import Block, Doubt, Extracted, Figure
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.figures import WITHOUT_ALTERNATIVE
from documents.extraction.pictures import figure_in, html_of, said

A_LIST_FROM = 2
Box = tuple[float, float, float, float]


class SlidesEngine:
    """Titles, text boxes, tables, pictures, and the numbers of charts. Speaker's notes stay the speaker's."""

    def read(self, content: bytes) -> Extracted:
        """All slides; a slide without a title is named by its number."""
        try:
            show = pptx.Presentation(io.BytesIO(content))
            slides = list(show.slides)
        except (PythonPptxError, KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        reader = _Reader(float(show.slide_width or 1), float(show.slide_height or 1))
        blocks = [block for number, slide in enumerate(slides, start=1) for block in reader.blocks(slide, number)]
        return Extracted(blocks, reader.figures, pages=len(slides))


class _Reader:
    """Reads slide after slide and gathers their pictures."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figures: list[Figure] = []

    def blocks(self, slide: Any, number: int) -> Iterator[Block]:
        """The title first, then everything in the order in which the slide is built."""
        title = slide.shapes.title
        words = title.text_frame.text.replace("\v", " ").strip() if title is not None else ""
        others = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
        content = [block for shape in _flat(others) for block in self._of_shape(shape, number)]
        if not words and not content:
            return
        doubts = () if words else (Doubt.GUESSED_HEADING.value,)
        box = self._box(title) if title is not None else None
        yield Block(f"<h2>{escape(words or f'スライド{number}', quote=False)}</h2>", number, box, doubts)
        yield from content

    def _of_shape(self, shape: Any, number: int) -> Iterator[Block]:
        html, doubts = "", tuple[str, ...]()
        if getattr(shape, "has_table", False):
            html, doubts = _table(shape.table)
        elif getattr(shape, "has_chart", False):
            html, doubts = _chart(shape.chart, _alternative(shape))
        elif hasattr(shape, "image"):
            html, doubts = self._picture(shape)
        elif shape.has_text_frame:
            html = _text([paragraph.text.replace("\v", " ").strip() for paragraph in shape.text_frame.paragraphs])
        elif _alternative(shape):
            html = _only_told(_alternative(shape))
        if html:
            yield Block(html, number, self._box(shape), tuple(doubts))

    def _picture(self, shape: Any) -> tuple[str, tuple[str, ...]]:
        alternative = said(_alternative(shape))
        doubts = () if alternative else (Doubt.NO_ALTERNATIVE.value,)
        try:
            figure = figure_in(shape.image.blob)
        except (KeyError, ValueError, AttributeError):
            figure = None
        if figure is None:
            # Drawings of Windows and linked pictures cannot be shown; that there is one is said all the same.
            return _only_told(alternative), doubts
        self.figures.append(figure)
        return html_of(figure, alternative), doubts

    def _box(self, shape: Any) -> Box | None:
        sides = (shape.left, shape.top, shape.width, shape.height)
        if any(side is None for side in sides):
            return None
        left, top, wide, high = (float(side) for side in sides)
        shares = (left / self.width, top / self.height, (left + wide) / self.width, (top + high) / self.height)
        a, b, c, d = (round(min(max(share, 0), 1), 4) for share in shares)
        return a, b, c, d


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _alternative(shape: Any) -> str:
    described = shape.element.xpath(".//p:cNvPr/@descr")
    return described[0].strip() if described else ""


def _only_told(alternative: str) -> str:
    return f"<p>（画像：{escape(alternative or WITHOUT_ALTERNATIVE, quote=False)}）</p>"


def _text(lines: list[str]) -> str:
    lines = [line for line in lines if line]
    if len(lines) < A_LIST_FROM:
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    return f"<ul>{''.join(f'<li>{escape(line, quote=False)}</li>' for line in lines)}</ul>"


def _table(table: Any) -> tuple[str, tuple[str, ...]]:
    merged = False
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for cell in row.cells:
            if cell.is_spanned:
                continue
            merged = merged or cell.is_merge_origin
            cells.append(_cell(cell, heads=number == 0 and table.first_row))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    doubts = () if table.first_row else (Doubt.GUESSED_HEADERS.value,)
    return f"<table>{''.join(rows)}</table>", (*doubts, Doubt.MERGED_CELLS.value) if merged else doubts


def _cell(cell: Any, *, heads: bool) -> str:
    tag = "th" if heads else "td"
    spans = f' colspan="{cell.span_width}"' if cell.is_merge_origin and cell.span_width > 1 else ""
    spans += f' rowspan="{cell.span_height}"' if cell.is_merge_origin and cell.span_height > 1 else ""
    scope = ' scope="col"' if heads else ""
    words = "<br>".join(escape(line, quote=False) for line in cell.text_frame.text.strip().splitlines())
    return f"<{tag}{scope}{spans}>{words}</{tag}>"


def _chart(chart: Any, alternative: str) -> tuple[str, tuple[str, ...]]:
    """The numbers behind a chart say more than its picture."""
    caption = chart.chart_title.text_frame.text if chart.has_title and chart.chart_title.has_text_frame else ""
    caption = caption.strip() or alternative or "グラフの数値"
    try:
        plot = chart.plots[0]
        series = list(plot.series)
        categories = [str(category) for category in plot.categories]
        values = [[_number(value) for value in one.values] for one in series]
    except (AttributeError, KeyError, ValueError, IndexError, NotImplementedError):
        return f"<p>（画像：{escape(alternative or WITHOUT_ALTERNATIVE, quote=False)}）</p>", (
            Doubt.NO_ALTERNATIVE.value,
        )
    head = "".join(f'<th scope="col">{escape(name, quote=False)}</th>' for name in ["", *(one.name for one in series)])
    rows = "".join(
        f'<tr><th scope="row">{escape(category, quote=False)}</th>{"".join(_data(own, place) for own in values)}</tr>'
        for place, category in enumerate(categories)
    )
    table = f"<table><caption>{escape(caption, quote=False)}</caption><thead><tr>{head}</tr></thead>"
    return f"{table}<tbody>{rows}</tbody></table>", (Doubt.GUESSED_TABLE.value,)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:,.0f}"


def _data(values: list[str], place: int) -> str:
    return f"<td>{values[place] if place < len(values) else ''}</td>"

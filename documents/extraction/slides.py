"""PowerPoint slides (.pptx), read by python-pptx: one h2 per slide, in the order of its shapes."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import pptx
from pptx.exc import PythonPptxError

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import NoTextError, TextRefusal

A_LIST_FROM = 2


class SlidesEngine:
    """Titles, text boxes, tables, and the alternative text of pictures. Speaker's notes stay the speaker's."""

    def read(self, content: bytes) -> Extracted:
        """All slides; a slide without a title is named by its number."""
        try:
            slides = list(pptx.Presentation(io.BytesIO(content)).slides)
        except (PythonPptxError, KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        blocks = [Block(_slide_html(slide, number), page=number) for number, slide in enumerate(slides, start=1)]
        return Extracted(blocks, pages=len(blocks))


def _slide_html(slide: Any, number: int) -> str:
    title = slide.shapes.title
    words = title.text_frame.text.replace("\v", " ").strip() if title is not None else ""
    others = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
    content = "".join(_shape_html(shape) for shape in _flat(others))
    if not words and not content:
        return ""
    return f"<h2>{escape(words or f'スライド{number}')}</h2>{content}"


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _shape_html(shape: Any) -> str:
    if getattr(shape, "has_table", False):
        return _table_html(shape.table)
    if shape.has_text_frame:
        return _text_html([paragraph.text.replace("\v", " ").strip() for paragraph in shape.text_frame.paragraphs])
    described = shape.element.xpath(".//p:cNvPr/@descr")
    return f"<p>（画像：{escape(described[0])}）</p>" if described and described[0].strip() else ""


def _text_html(lines: list[str]) -> str:
    lines = [line for line in lines if line]
    if len(lines) < A_LIST_FROM:
        return "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _table_html(table: Any) -> str:
    rows = ("".join(f"<td>{escape(cell.text_frame.text.strip())}</td>" for cell in row.cells) for row in table.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

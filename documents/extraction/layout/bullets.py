"""Marks of lists that were painted apart from their words."""

import re
from collections.abc import Iterable

from documents.extraction.layout.lines import Line
from documents.extraction.layout.things import Thing

LONE_BULLET = re.compile(r"^(?:[・•●○◆◇■□▪▫◎‣⁃]|[0-9]{1,2}[.)．）])$")


def in_place(items: Iterable[Line | Thing]) -> list[Line | Thing]:
    """Some makers of PDFs paint all bullets after the words; put each before the line at its right."""
    items = list(items)
    strays = [item for item in items if isinstance(item, Line) and LONE_BULLET.match(item.text)]
    placed = [item for item in items if not any(item is stray for stray in strays)]
    for bullet in strays:
        line = next((item for item in placed if isinstance(item, Line) and _beside(bullet, item)), None)
        if line is None:
            continue
        mark = f"{bullet.text} " if bullet.text[0].isdigit() else "・"
        line.text, line.marks = mark + line.text, [one.moved(len(mark)) for one in line.marks]
    return placed


def _beside(bullet: Line, line: Line) -> bool:
    near = 0 <= line.box[0] - bullet.box[0] < line.size * 4
    middle, other = (bullet.box[1] + bullet.box[3]) / 2, (line.box[1] + line.box[3]) / 2
    return near and not line.vertical and abs(middle - other) < line.size / 2

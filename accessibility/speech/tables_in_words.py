"""A table as one would read it to somebody on the telephone: row by row, each cell after its headers."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

# A damaged attribute must cost neither time nor memory.
WIDEST = 100


class _Cell(NamedTuple):
    """A cell at one place of the grid; ``first`` where it starts, not where it only stretches to."""

    node: HtmlElement
    first: bool


Row = dict[int, _Cell]


class Told(NamedTuple):
    """One row that is no header: its id if it has one, and its cells as (headers, words)."""

    element: str | None
    cells: list[tuple[str, str]]


def rows_in_words(
    table: HtmlElement, words: Callable[[HtmlElement], str], is_silent: Callable[[HtmlElement], bool], *, comma: str
) -> Iterator[Told]:
    """Each row that is no header; the headers of a cell are empty where there are none."""
    headers: dict[int, str] = {}
    was_header = True
    for node, row in _grid(table, is_silent):
        if _is_header(node, row):
            above = headers if was_header else {}
            said = {place: words(cell.node) for place, cell in row.items()}
            headers = {place: comma.join(_apart(above.get(place, ""), said[place])) for place in row}
            was_header = True
            continue
        was_header = False
        cells = [(_header(headers, place, cell), words(cell.node)) for place, cell in row.items() if cell.first]
        yield Told(node.get("id"), cells)


def _header(headers: dict[int, str], place: int, cell: _Cell) -> str:
    return headers.get(place, "") if cell.node.tag == "td" else ""


def _apart(above: str, below: str) -> list[str]:
    """The words of two headers over one column; one that spans both rows once."""
    return [words for words in dict.fromkeys((above, below)) if words]


def _is_header(node: HtmlElement, row: Row) -> bool:
    parent = node.getparent()
    # In a table of one column every cell is a header, but of its row.
    return (parent is not None and parent.tag == "thead") or all(
        cell.node.tag == "th" and cell.node.get("scope") != "row" for cell in row.values()
    )


def _grid(table: HtmlElement, is_silent: Callable[[HtmlElement], bool]) -> Iterator[tuple[HtmlElement, Row]]:
    """The rows with every cell where the eye sees it. One that reaches down is said in each of its rows."""
    reaching: dict[int, tuple[_Cell, int]] = {}
    for node in _rows(table):
        if is_silent(node):
            continue
        row = {place: cell for place, (cell, _left) in reaching.items()}
        reaching = {place: (cell, left - 1) for place, (cell, left) in reaching.items() if left > 1}
        for place, cell, deep in _placed(node, row, is_silent):
            row[place] = cell
            if deep > 1:
                reaching[place] = (cell, deep - 1)
        if row:
            yield node, dict(sorted(row.items()))


def _placed(node: HtmlElement, row: Row, is_silent: Callable[[HtmlElement], bool]) -> Iterator[tuple[int, _Cell, int]]:
    """The row's own cells in the columns that those reaching down from above leave free, and how far they reach."""
    place = 0
    for cell in node:
        if cell.tag not in {"th", "td"} or is_silent(cell):
            continue
        while place in row:
            place += 1
        deep = _span(cell, "rowspan")
        for step in range(_span(cell, "colspan")):
            yield place + step, _Cell(cell, first=step == 0), deep


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Its own rows, not those of a table inside a cell."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name) or ""
    return min(max(int(written), 1), WIDEST) if written.isascii() and written.isdecimal() else 1

"""Which header belongs to which cell, told in the PDF's tags: WeasyPrint tells it wrongly where cells are merged.

It says of no header whether it heads a column or a row, and ties a merged header to the first of its columns only.
Readers (JAWS, NVDA, PAC) go by these two, so both are written anew for every table (ISO 32000-1, 14.8.5.7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

GROUPS = {"/THead", "/TBody", "/TFoot"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a table, and which rows and columns it covers."""

    element: Dictionary
    rows: range
    columns: range
    heads: Name | None = None

    @property
    def is_header(self) -> bool:
        return self.element.S == Name.TH


def tell_headers(pdf: pikepdf.Pdf) -> None:
    """Give every header of every table its scope, and every cell the headers it stands under."""
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Table:
            _tell(element)


def _tell(table: Dictionary) -> None:
    rows = [list(_cells(row)) for row in _rows(table)]
    headers_of_rows = [_row_headers(row) for row in rows]
    cells = list(_placed(rows, headers_of_rows))
    for cell in cells:
        if cell.heads is not None:
            cell.element.A.Scope = cell.heads
    for cell in cells:
        if not cell.is_header and (found := [head.element.ID for head in cells if _heads(head, cell)]):
            cell.element.A.Headers = Array(found)


def _row_headers(row: list[Dictionary]) -> set[bytes]:
    """WeasyPrint ties the values of a row to what the HTML says is the header of the row, and to nothing else in it."""
    tied: set[bytes] = set()
    for cell in row:
        if cell.S == Name.TD and "/Headers" in cell.A:
            tied.update(bytes(name) for name in cell.A.Headers)
    return {bytes(cell.ID) for cell in row if cell.S == Name.TH and bytes(cell.ID) in tied}


def _placed(rows: list[list[Dictionary]], row_headers: list[set[bytes]]) -> Iterator[_Cell]:
    """The cells at their places in the grid: a cell that reaches down moves those of the next row to the right."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            while (number, column) in taken:
                column += 1
            height, width = int(element.A.get("/RowSpan", 1)), int(element.A.get("/ColSpan", 1))
            cell = _Cell(element, range(number, number + height), range(column, column + width))
            taken |= {(y, x) for y in cell.rows for x in cell.columns}
            heads = None
            if cell.is_header:
                heads = Name.Row if bytes(element.ID) in row_headers[number] else Name.Column
            yield _Cell(element, cell.rows, cell.columns, heads)


def _heads(head: _Cell, cell: _Cell) -> bool:
    if head.heads == Name.Row:
        return _overlap(head.rows, cell.rows)
    return head.heads == Name.Column and _overlap(head.columns, cell.columns) and head.rows.start < cell.rows.start


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _rows(element: Dictionary) -> Iterator[Dictionary]:
    for child in _children(element):
        if child.S == Name.TR:
            yield child
        elif str(child.S) in GROUPS:
            yield from _rows(child)


def _cells(row: Dictionary) -> Iterator[Dictionary]:
    return (child for child in _children(row) if child.S in (Name.TD, Name.TH))


def _children(element: Dictionary) -> Iterator[Dictionary]:
    kids: Any = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid

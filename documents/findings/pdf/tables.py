"""Findings about tables: no headers, headers that head nothing certain, rows of unequal length."""

from collections.abc import Iterator

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.tree import Element

CELLS = {"TH", "TD"}
# One row or one column is a frame around text rather than a table.
FEWEST = 2


def findings(opened: Opened) -> Iterator[Finding]:
    """For each table."""
    for table in opened.elements:
        if table.kind == "Table":
            yield from _of(opened, table)


def _of(opened: Opened, table: Element) -> Iterator[Finding]:
    rows = [row for row in table.inside() if row.kind == "TR" and _table_of(row) is table]
    cells = [[cell for cell in row.children if cell.kind in CELLS] for row in rows]
    cells = [row for row in cells if row]
    if len(cells) < FEWEST or max(len(row) for row in cells) < FEWEST:
        return
    page, box = opened.place_of(table)
    sample = words_of("、".join(filter(None, (opened.text_of(cell) for cell in cells[0]))))
    headers = [cell for row in cells for cell in row if cell.kind == "TH"]
    if not headers:
        yield Finding("table-headers-missing", page, box, sample, Severity.BARRIER)
    elif _is_unclear(cells, headers):
        yield Finding("table-headers-unclear", page, box, sample, Severity.HARD)
    if len(_widths(cells)) > 1:
        yield Finding("table-irregular", page, box, sample, Severity.HARD)
    if any(cell.rows > 1 or cell.columns > 1 for row in cells for cell in row):
        yield Finding("table-merged", page, box, sample, Severity.ADVICE)


def _table_of(element: Element) -> Element | None:
    above = element.parent
    while above is not None and above.kind != "Table":
        above = above.parent
    return above


def _is_unclear(cells: list[list[Element]], headers: list[Element]) -> bool:
    """Headers neither say what they head, nor do the cells name them, and both directions are possible."""
    if all(header.scope for header in headers) or any(cell.headers for row in cells for cell in row):
        return False
    first_row = all(cell.kind == "TH" for cell in cells[0])
    elsewhere = any(cell.kind == "TH" for row in cells[1:] for cell in row)
    return elsewhere or not first_row


def _widths(cells: list[list[Element]]) -> set[int]:
    """How many columns each row has, with what reaches into it from above."""
    reaching: list[tuple[int, int]] = []
    widths = set()
    for row in cells:
        width = sum(cell.columns for cell in row) + sum(columns for _rows, columns in reaching)
        widths.add(width)
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        reaching += [(cell.rows - 1, cell.columns) for cell in row if cell.rows > 1]
    return widths

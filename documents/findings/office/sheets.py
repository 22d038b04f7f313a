"""All that is found in an Excel file (.xlsx). Its pages are known only on paper (placing.py)."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents.findings.colours import colour_from_hex, contrast, in_words, needed
from documents.findings.finding import Examined, Finding, Severity, words_of
from documents.findings.office.drawings import pictures_of_sheets
from documents.findings.office.parts import Parts
from documents.findings.words_found import is_poor_alternative, is_poor_link, kept_apart

GIVEN_NAME = re.compile(r"^(sheet|シート)\s*[\d０-９]*$", re.IGNORECASE)
MOST_CELLS = 200_000
MOST_NAMED = 5
# Graph paper: many columns, each hardly wider than a letter, and cells joined over them.
NARROW, MANY_COLUMNS, MANY_MERGED = 4.0, 15, 5
FEWEST = 2
WHITE = (255, 255, 255)


def examine_sheets(content: bytes) -> Examined:
    """Open it, and look at each sheet that is shown."""
    parts = Parts(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = [*parts.title_findings()]
    shown = {sheet.title: Table(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    for sheet in book.worksheets:
        if sheet.title in shown:
            found += _of_sheet(shown[sheet.title], alone=len(book.worksheets) == 1)
        else:
            found.append(Finding("sheet-hidden", detail=words_of(sheet.title), severity=Severity.ADVICE))
    for name, cell, words in pictures_of_sheets(parts):
        if name in shown:
            found += _picture(shown[name], cell, words)
    return Examined(findings=found, made_with=parts.made_with or "Microsoft Excel")


class Table:
    """One sheet and its filled rows. On paper it is found by its words."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.rows = _rows(sheet)

    def finding(self, rule: str, severity: Severity, where: str = "", anchor: str = "") -> Finding:
        """A finding that names the sheet, and the cell where it is about one."""
        place = f"{self.sheet.title}!{where}" if where else str(self.sheet.title)
        return Finding(rule, detail=words_of(place), severity=severity, anchor=anchor or self.words_before())

    def words_before(self, row: int = 0) -> str:
        """The first words of the sheet, or the last ones not below a row."""
        cells = [cell for line in self.rows for cell in line if isinstance(cell.value, str)]
        if not cells:
            return ""
        return str(next((cell for cell in reversed(cells) if row and cell.row <= row), cells[0]).value)


def _of_sheet(table: Table, *, alone: bool) -> Iterator[Finding]:
    if GIVEN_NAME.match(table.sheet.title) and not (alone and not table.rows):
        yield table.finding("sheet-unnamed", Severity.ADVICE)
    if not table.rows:
        if not alone:
            yield table.finding("sheet-empty", Severity.ADVICE)
        return
    yield from _shape(table)
    for row in table.rows:
        for cell in row:
            yield from _cell(table, cell)


def _rows(sheet: Worksheet) -> list[list[Any]]:
    """The rows that hold something, up to what a person could still read."""
    rows, cells = [], 0
    for row in sheet.iter_rows():
        filled = [cell for cell in row if cell.value not in (None, "")]
        cells += len(row)
        if filled:
            rows.append(filled)
        if cells > MOST_CELLS:
            break
    return rows


def _shape(table: Table) -> Iterator[Finding]:
    merged = [each for each in table.sheet.merged_cells.ranges if _touches(each, table.rows)]
    if _is_graph_paper(table.sheet, len(merged)):
        yield table.finding("sheet-graph-paper", Severity.BARRIER)
    elif merged:
        named = "、".join(sorted(str(each) for each in merged)[:MOST_NAMED])
        rest = f" +{len(merged) - MOST_NAMED}" if len(merged) > MOST_NAMED else ""
        first = min(merged, key=lambda each: (each.min_row, each.min_col))
        value = table.sheet.cell(first.min_row, first.min_col).value
        yield table.finding("table-merged", Severity.HARD, named + rest, str(value or ""))
    yield from _headers(table)
    yield from _gaps(table)


def _touches(merged: Any, rows: list[list[Any]]) -> bool:
    """Joined cells below the first line: a title over the whole width is customary, and read as a title."""
    over_one_row = merged.min_row == merged.max_row == rows[0][0].row
    return not (over_one_row and len(rows[0]) == 1)


def _is_graph_paper(sheet: Worksheet, merged: int) -> bool:
    used = min(sheet.max_column, 200)
    widths = [_width(sheet, column) for column in range(1, used + 1)]
    return used >= MANY_COLUMNS and merged >= MANY_MERGED and median(widths) <= NARROW


def _width(sheet: Worksheet, column: int) -> float:
    """Columns of one width are written as one group."""
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.min <= column <= (dimension.max or dimension.min) and dimension.width:
            return float(dimension.width)
    own = sheet.column_dimensions.get(get_column_letter(column))
    return float(own.width) if own and own.width else float(sheet.sheet_format.defaultColWidth or 8.43)


def _headers(table: Table) -> Iterator[Finding]:
    """A table without a named first row: neither a table (テーブル), nor rows that stay or are printed again."""
    sheet = table.sheet
    body = [row for row in table.rows if len(row) >= FEWEST]
    if len(body) < FEWEST or sheet.tables or sheet.freeze_panes or sheet.print_title_rows or sheet.auto_filter.ref:
        return
    sample = f"{body[0][0].coordinate} " + "、".join(str(cell.value) for cell in body[0][:MOST_NAMED])
    yield table.finding("table-headers-missing", Severity.BARRIER, sample, str(body[0][0].value))


def _gaps(table: Table) -> Iterator[Finding]:
    """Who goes through cells by keyboard takes several empty rows for the end."""
    for above, below in pairwise(table.rows):
        if below[0].row - above[0].row > FEWEST:
            where = f"{above[0].row + 1}–{below[0].row - 1}"
            yield table.finding("sheet-gaps", Severity.ADVICE, where, str(below[0].value))
            return


def _cell(table: Table, cell: Any) -> Iterator[Finding]:
    text = cell.value if isinstance(cell.value, str) else ""
    if words := kept_apart(text):
        where = f"{cell.coordinate} " + "、".join(words)
        yield table.finding("letters-apart", Severity.ADVICE, where, words[0])
    if text and cell.hyperlink and cell.hyperlink.target and is_poor_link(text):
        yield table.finding("link-poor", Severity.ADVICE, f"{cell.coordinate} {text}", text)
    yield from _contrast(table, cell)


def _contrast(table: Table, cell: Any) -> Iterator[Finding]:
    """Where both colours are written down; colours of a theme are not."""
    ink, paper = _colour(cell.font.color), _paper(cell.fill)
    if ink is None or paper is None:
        return
    ratio = contrast(ink, paper)
    if ratio < needed(float(cell.font.sz or 11), bold=bool(cell.font.b)):
        where = f"{cell.coordinate} {in_words(ratio, ink, paper)} {cell.value}"
        yield table.finding("contrast", Severity.HARD, where, str(cell.value))


def _paper(fill: Any) -> tuple[int, int, int] | None:
    if fill is None or fill.fill_type is None:
        return WHITE
    return _colour(fill.fgColor) if fill.fill_type == "solid" else None


def _colour(colour: Any) -> tuple[int, int, int] | None:
    if colour is None or colour.type != "rgb" or not isinstance(colour.rgb, str):
        return None
    return colour_from_hex(colour.rgb[-6:])


def _picture(table: Table, cell: str, words: str | None) -> Iterator[Finding]:
    row = int(re.sub(r"\D", "", cell) or 0)
    near = table.words_before(row)
    if words is None:
        yield table.finding("alternative-missing", Severity.BARRIER, cell, near)
    elif is_poor_alternative(words):
        yield table.finding("alternative-poor", Severity.HARD, f"{cell} {words}", near)

"""Excel workbooks (.xlsx), read by openpyxl: every visible sheet becomes a heading and its tables."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby, product
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from documents.extraction.blocks import Block, Doubt, Extracted, Figure
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.pictures import block_of, figure_in

MOST_ROWS = 5_000
MOST_COLUMNS = 60
TRUTH = {True: "はい", False: "いいえ"}


@dataclass(slots=True)
class Value:
    """One cell as it is shown. ``covered``: hidden under a merged neighbour."""

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    covered: bool = False


Row = list[Value]


class SpreadsheetEngine:
    """Values as the sheet shows them, never formulas. What is hidden stays hidden."""

    def read(self, content: bytes) -> Extracted:
        """One h2 per sheet, one table per block of rows, its caption the title above it or the sheet's name."""
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        except (InvalidFileException, KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        blocks: list[Block] = []
        figures: list[Figure] = []
        for number, sheet in enumerate(visible, start=1):
            pictures = list(_pictures(sheet))
            own = [*_of_sheet(sheet), *(block_of(figure, page=number) for figure in pictures)]
            title = Block(f"<h2>{escape(sheet.title, quote=False)}</h2>")
            blocks += [replace(block, page=number) for block in ([title, *own] if own else [])]
            figures += pictures
        return Extracted(blocks, figures, pages=len(visible))


def _of_sheet(sheet: Worksheet) -> Iterator[Block]:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise NoTextError(TextRefusal.TOO_LONG)
    for rows in _parts(_values(sheet)):
        yield from _of_part(rows, caption=sheet.title)


def _values(sheet: Worksheet) -> list[Row]:
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    narrow = {column_index_from_string(letter) for letter, own in sheet.column_dimensions.items() if own.hidden}
    rows = [
        [Value(_shown(cell), cell.row or 0, cell.column or 0) for cell in row if cell.column not in narrow]
        for row in sheet.iter_rows()
        if row and row[0].row not in hidden
    ]
    found = {(value.row, value.column): value for row in rows for value in row}
    for area in sheet.merged_cells.ranges:
        _merge(found, area)
    return rows


def _merge(found: dict[tuple[int, int], Value], area: Any) -> None:
    inside = [found[place] for place in product(*_sides(area)) if place in found]
    if not inside:
        return
    first, *others = inside
    first.rows, first.columns = len({value.row for value in inside}), len({value.column for value in inside})
    for value in others:
        value.covered = True


def _sides(area: Any) -> tuple[range, range]:
    return range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1)


def _parts(rows: list[Row]) -> Iterator[list[Row]]:
    """Tables on one sheet stand apart by empty rows."""
    for has_words, part in groupby(rows, key=lambda row: any(value.words or value.covered for value in row)):
        if has_words:
            yield list(part)


def _of_part(rows: list[Row], *, caption: str) -> Iterator[Block]:
    titles, rows = _titles_above(rows)
    if not rows:
        yield from (Block(_paragraph(title)) for title in titles)
        return
    used = {value.column for row in rows for value in row if value.words or value.covered}
    used |= {value.column for row in rows for value in row if value.columns > 1 or value.rows > 1}
    rows = [[value for value in row if value.column in used] for row in rows]
    if len(rows) == 1:
        line = "\u3000".join(value.words for value in rows[0] if value.words)
        yield from (Block(_paragraph(words)) for words in [*titles, line])
        return
    yield from (Block(_paragraph(title)) for title in titles[:-1])
    yield _table(rows, titles[-1] if titles else caption)


def _titles_above(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Rows of a single filled cell at the top are titles and remarks, not a table's header."""
    titles: list[str] = []
    for place, row in enumerate(rows):
        words = [value.words for value in row if value.words]
        if len(words) > 1:
            return titles, rows[place:]
        titles += words
    return titles, []


def _table(rows: list[Row], caption: str) -> Block:
    heads = max([value.rows for value in rows[0] if not value.covered], default=1)
    heads = heads if heads < len(rows) else 1
    head = "".join(_row(row, head=True) for row in rows[:heads])
    body = "".join(_row(row) for row in rows[heads:])
    merged = any(value.rows > 1 or value.columns > 1 for row in rows for value in row)
    doubts = (Doubt.GUESSED_HEADERS.value, Doubt.MERGED_CELLS.value) if merged else (Doubt.GUESSED_HEADERS.value,)
    words = escape(caption, quote=False)
    html = f"<table><caption>{words}</caption><thead>{head}</thead><tbody>{body}</tbody></table>"
    return Block(html, doubts=doubts)


def _row(row: Row, *, head: bool = False) -> str:
    tag, scope = ("th", ' scope="col"') if head else ("td", "")
    cells = []
    for value in row:
        if value.covered:
            continue
        spans = f' colspan="{value.columns}"' if value.columns > 1 else ""
        spans += f' rowspan="{value.rows}"' if value.rows > 1 else ""
        words = "<br>".join(escape(line, quote=False) for line in value.words.splitlines())
        cells.append(f"<{tag}{scope}{spans}>{words}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words, quote=False)}</p>"


def _pictures(sheet: Worksheet) -> Iterator[Figure]:
    for image in getattr(sheet, "_images", []):
        figure = figure_in(image.ref.getvalue())
        if figure is not None:
            yield figure


def _shown(cell: Cell | MergedCell) -> str:
    """The value in the words of the sheet: dates as dates, money with its commas, no 3.0 for 3."""
    value: Any = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return TRUTH[value]
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _shown_time(value)
    if isinstance(value, int | float):
        return _shown_number(value, cell.number_format or "")
    return str(value).replace("\u3000", " ").strip()


def _shown_time(value: dt.datetime | dt.date | dt.time) -> str:
    if isinstance(value, dt.time):
        return _clock(value)
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, dt.datetime) and (value.hour or value.minute):
        return f"{day} {_clock(value)}"
    return day


def _clock(value: dt.datetime | dt.time) -> str:
    return f"{value.hour}時{value.minute}分" if value.minute else f"{value.hour}時"


def _shown_number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{round(value * 100, 1):g}%"
    rounded = int(value) if float(value).is_integer() else round(value, 6)
    shown = f"{rounded:,}" if "," in number_format else f"{rounded}"
    return f"{shown}円" if "円" in number_format or "¥" in number_format else shown

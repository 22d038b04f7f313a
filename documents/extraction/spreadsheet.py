"""Excel workbooks (.xlsx), read by openpyxl: every visible sheet becomes a heading and its tables."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from documents.extraction.blocks import Block, Extracted
from documents.extraction.engine import NoTextError, TextRefusal

MOST_ROWS = 5_000
MOST_COLUMNS = 60
TRUTH = {True: "はい", False: "いいえ"}

Row = list[str]


class SpreadsheetEngine:
    """Values as the sheet shows them, never formulas."""

    def read(self, content: bytes) -> Extracted:
        """One h2 per sheet, one table per block of rows, its caption the title above it or the sheet's name."""
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        except (InvalidFileException, KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        return Extracted([Block(_sheet_html(sheet)) for sheet in visible])


def _sheet_html(sheet: Worksheet) -> str:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise NoTextError(TextRefusal.TOO_LONG)
    rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
    blocks = "".join(_block_html(block, caption=sheet.title) for block in _blocks(rows))
    return f"<h2>{escape(sheet.title)}</h2>{blocks}" if blocks else ""


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Tables on one sheet stand apart by empty rows."""
    for has_words, block in groupby(rows, key=any):
        if has_words:
            yield list(block)


def _block_html(block: list[Row], *, caption: str) -> str:
    titles, block = _titles_above(block)
    paragraphs = "".join(f"<p>{escape(title)}</p>" for title in titles)
    if not block:
        return paragraphs
    used = [column for column in range(len(block[0])) if any(row[column] for row in block)]
    head, *body = ([row[column] for column in used] for row in block)
    caption = titles[-1] if titles else caption
    if not body:
        return f"{paragraphs}<p>{escape('　'.join(word for word in head if word))}</p>"
    return (
        f"{''.join(f'<p>{escape(title)}</p>' for title in titles[:-1])}"
        f"<table><caption>{escape(caption)}</caption><thead>{_row_html(head, head=True)}</thead>"
        f"<tbody>{''.join(_row_html(row) for row in body)}</tbody></table>"
    )


def _titles_above(block: list[Row]) -> tuple[list[str], list[Row]]:
    """Rows of a single filled cell at the top are titles and remarks, not a table's header."""
    titles: list[str] = []
    for index, row in enumerate(block):
        words = [word for word in row if word]
        if len(words) > 1:
            return titles, block[index:]
        titles += words
    return titles, []


def _row_html(row: Row, *, head: bool = False) -> str:
    opening, closing = ('<th scope="col">', "</th>") if head else ("<td>", "</td>")
    return f"<tr>{''.join(f'{opening}{escape(word)}{closing}' for word in row)}</tr>"


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

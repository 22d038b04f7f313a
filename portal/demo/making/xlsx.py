"""An Excel file with one table a sheet, a title above it and a header row."""

import io
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet


def xlsx(words: dict[str, Any]) -> bytes:
    """The sheets of ``words``: each has a name, a note and a table."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    book.properties.title = words["title"]
    book.properties.creator = "縁側市（架空の市）"
    book.properties.created = datetime(2026, 1, 5, tzinfo=UTC).replace(tzinfo=None)
    for given in words["sheets"]:
        _fill(book.create_sheet(given["name"]), given)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, given: dict[str, Any]) -> None:
    font = "BIZ UDPGothic"
    sheet.append([given["caption"]])
    sheet["A1"].font = Font(name=font, size=16, bold=True)
    sheet.append(given["columns"])
    for row in given["rows"]:
        sheet.append(row)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.font = Font(name=font, size=12, bold=cell.row == 2)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column in "ABCDEFGH"[: len(given["columns"])]:
        sheet.column_dimensions[column].width = 22
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "1:2"

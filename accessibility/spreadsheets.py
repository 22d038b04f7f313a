"""Tables for spreadsheet programs, in which nothing that a stranger wrote runs. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet takes a cell that begins like this for a formula and may run it, full-width signs too (OWASP).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """The cell as text, whatever somebody typed into it."""
    return f"'{cell}" if cell.lstrip().startswith(STARTS_A_FORMULA) or cell.startswith(STARTS_A_FORMULA) else cell


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """CSV with a byte order mark, without which Excel shows Japanese as rubbish."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([harmless(str(cell)) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")

"""Pictures and diagrams on the sheets of an Excel file: openpyxl drops their descriptions, so the parts are read."""

from collections.abc import Iterator

from lxml import etree
from openpyxl.utils import get_column_letter

from documents.findings.office.parts import XDR, Parts, R, S, alternative_of, is_decorative

ANCHORS = (f"{XDR}twoCellAnchor", f"{XDR}oneCellAnchor", f"{XDR}absoluteAnchor")


def pictures_of_sheets(parts: Parts) -> Iterator[tuple[str, str, str | None]]:
    """Name of the sheet, cell, and description (nothing: none) of each picture and diagram."""
    book = parts.tree("xl/workbook.xml")
    targets = parts.targets("xl/workbook.xml")
    for sheet in book.iter(f"{S}sheet") if book is not None else []:
        part = targets.get(sheet.get(f"{R}id", ""), "")
        for target in parts.targets(part).values():
            if "/drawings/" in target and target.endswith(".xml"):
                drawing = parts.tree(target)
                if drawing is not None:
                    yield from ((sheet.get("name", ""), *each) for each in _pictures(drawing))


def _pictures(drawing: etree._Element) -> Iterator[tuple[str, str | None]]:
    for anchor in drawing.iter(*ANCHORS):
        seen = next(anchor.iter(f"{XDR}pic", f"{XDR}graphicFrame"), None)
        properties = next(seen.iter(f"{XDR}cNvPr"), None) if seen is not None else None
        if properties is None or is_decorative(properties):
            continue
        yield _cell(anchor), alternative_of(properties) or None


def _cell(anchor: etree._Element) -> str:
    start = anchor.find(f"{XDR}from")
    if start is None:
        return ""
    column, row = (int(start.findtext(f"{XDR}{name}") or 0) for name in ("col", "row"))
    return f"{get_column_letter(column + 1)}{row + 1}"

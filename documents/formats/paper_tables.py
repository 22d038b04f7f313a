"""Tables on sheets of paper: headers found again on each, wide ones on their side, no merged cell cut in two."""

from copy import deepcopy

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.formats.lines_of_text import span

# More columns than this are turned on their side rather than cut into syllables.
UPRIGHT_COLUMNS = 3
HEADINGS = {"h2", "h3", "h4"}


def make_ready(table: HtmlElement, *, turns: bool) -> None:
    """Whatever the sheet, PDF/UA wants every row of every piece of a table to have the same columns."""
    _make_head(table)
    _repeat_cells(table)
    if turns and max((_width(row) for row in table.iter("tr")), default=0) > UPRIGHT_COLUMNS:
        _turn_sheet(table)


def _width(row: HtmlElement) -> int:
    return sum(span(cell, "colspan") for cell in row)


def _make_head(table: HtmlElement) -> None:
    """Rows of nothing but headers at the top, and whatever a header among them spans."""
    if table.find("thead") is not None:
        return
    rows = list(table.iter("tr"))
    count = 0
    for row in rows:
        if not len(row) or any(cell.tag != "th" or cell.get("scope") == "row" for cell in row):
            break
        count += 1
    if not count or count == len(rows) or _reaches_below(rows[:count]):
        return
    head = lxml_html.Element("thead")
    head.extend(rows[:count])
    table.insert(0 if table.find("caption") is None else 1, head)


def _reaches_below(rows: list[HtmlElement]) -> bool:
    """A header that spans into the rows of values cannot be torn from them."""
    return any(number + span(cell, "rowspan") > len(rows) for number, row in enumerate(rows) for cell in row)


def _turn_sheet(table: HtmlElement) -> None:
    """The headings above go along, or they would stay alone on a sheet."""
    element = table
    while element is not None and (element is table or element.tag in HEADINGS):
        element.set("class", "wide")
        element = element.getprevious()


def _repeat_cells(table: HtmlElement) -> None:
    """What stands beside several rows stands in each of them.

    WeasyPrint cuts a merged cell in two where a sheet ends, and the piece below is a table with a hole. In large print
    hardly a table stays on one sheet; who sees or hears one row at a time is better off with whole rows anyway.
    """
    below: dict[int, tuple[int, HtmlElement]] = {}
    for row in [row for row in table.iter("tr") if row.getparent().tag != "thead"]:
        taken, below = below, {}
        waiting, placed, column = list(row), [], 0
        while waiting or taken:
            if column in taken:
                left, cell = taken.pop(column)
                cell = _copy(cell)
            elif waiting:
                cell = waiting.pop(0)
                left = span(cell, "rowspan")
                cell.attrib.pop("rowspan", None)
            else:
                column = min(taken)
                continue
            if left > 1:
                below[column] = left - 1, cell
            placed.append(cell)
            column += span(cell, "colspan")
        row[:] = placed


def _copy(cell: HtmlElement) -> HtmlElement:
    """A place that a note leads to is there once."""
    copied = deepcopy(cell)
    for element in copied.iter():
        element.attrib.pop("id", None)
    return copied

"""A table as rows of cells that staff change one by one, and back."""

from dataclasses import dataclass, field, replace

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.correcting.kinds import element_of
from documents.correcting.notation import SURROUNDING, as_text, fill

MOST_ROWS, MOST_COLUMNS = 500, 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, which may lie over several rows and columns."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``header_rows`` at the top and, if ``header_column``, the first cell of each row are headers."""

    rows: list[list[Cell]] = field(default_factory=list)
    caption: str = ""
    header_rows: int = 1
    header_column: bool = False

    @property
    def width(self) -> int:
        """In columns."""
        return max((sum(cell.columns for cell in row) for row in self.rows), default=0)

    @property
    def has_merged(self) -> bool:
        """Whether a cell lies over several places."""
        return any(cell.rows > 1 or cell.columns > 1 for row in self.rows for cell in row)


def table_of(html: str) -> Table:
    """Of a block that is a table."""
    element = element_of(html)
    rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    caption = element.find("caption")
    header_rows = 0
    for row in rows:
        if not all(cell.is_header for cell in row):
            break
        header_rows += 1
    below = rows[header_rows:]
    return Table(
        rows=rows,
        caption=as_text(caption).strip(SURROUNDING) if caption is not None else "",
        header_rows=header_rows,
        header_column=bool(below) and all(row[0].is_header for row in below),
    )


def _cell(element: HtmlElement) -> Cell:
    return Cell(
        text=as_text(element).strip(SURROUNDING),
        rows=_span(element, "rowspan", MOST_ROWS),
        columns=_span(element, "colspan", MOST_COLUMNS),
        is_header=element.tag == "th",
    )


def _span(element: HtmlElement, name: str, most: int) -> int:
    told = element.get(name) or "1"
    return min(max(1, int(told)), most) if told.isascii() and told.isdigit() else 1


def html_of(table: Table) -> str:
    """Headers say for what they are: the column, the row, or a group of either."""
    element = lxml_html.Element("table")
    if table.caption.strip():
        fill(_below(element, "caption"), table.caption.strip())
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    if head:
        part = _below(element, "thead")
        for row in head:
            _add_row(part, [(cell, "colgroup" if cell.columns > 1 else "col") for cell in row])
    part = _below(element, "tbody")
    starts = _starts_of(table)[table.header_rows :]
    for row, columns in zip(body, starts, strict=True):
        # A cell that begins in the first column; below a merged one, the row has none of its own.
        _add_row(part, [(cell, _row_scope(table, cell, column)) for cell, column in zip(row, columns, strict=True)])
    return lxml_html.tostring(element, encoding="unicode")


def _row_scope(table: Table, cell: Cell, column: int) -> str:
    if not table.header_column or column > 0:
        return ""
    return "rowgroup" if cell.rows > 1 else "row"


def _below(element: HtmlElement, tag: str) -> HtmlElement:
    child = lxml_html.Element(tag)
    element.append(child)
    return child


def _add_row(part: HtmlElement, cells: list[tuple[Cell, str]]) -> None:
    row = _below(part, "tr")
    for cell, scope in cells:
        element = _below(row, "th" if scope else "td")
        if scope:
            element.set("scope", scope)
        if cell.columns > 1:
            element.set("colspan", str(cell.columns))
        if cell.rows > 1:
            element.set("rowspan", str(cell.rows))
        fill(element, cell.text.strip())


def _starts_of(table: Table) -> list[list[int]]:
    """The column in which each cell begins, minding those that hang down from above."""
    taken: set[tuple[int, int]] = set()
    starts = []
    for number, row in enumerate(table.rows):
        column, own = 0, []
        for cell in row:
            while (number, column) in taken:
                column += 1
            own.append(column)
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            column += cell.columns
        starts.append(own)
    return starts


def without_merging(table: Table) -> Table:
    """Every place says its own value: who hears a table cannot see how far a cell reaches."""
    width = min(max((at + cell.columns for row, own in zip(table.rows, _starts_of(table), strict=True)
                     for at, cell in zip(own, row, strict=True)), default=0), MOST_COLUMNS)  # fmt: skip
    grid = [[Cell() for _ in range(width)] for _ in table.rows]
    for number, (row, own) in enumerate(zip(table.rows, _starts_of(table), strict=True)):
        for cell, column in zip(row, own, strict=True):
            for down in range(number, min(number + cell.rows, len(grid))):
                for right in range(column, min(column + cell.columns, width)):
                    grid[down][right] = replace(cell, rows=1, columns=1)
    return replace(table, rows=grid)


def with_row(table: Table, after: int) -> Table:
    """One more row, empty."""
    return replace(table, rows=[*table.rows[: after + 1], [Cell()] * max(1, table.width), *table.rows[after + 1 :]])


def without_row(table: Table, number: int) -> Table:
    """Without one row, if another is left."""
    if len(table.rows) <= 1:
        return table
    header_rows = min(table.header_rows, len(table.rows) - 1)
    rows = [row for index, row in enumerate(table.rows) if index != number]
    return replace(table, rows=rows, header_rows=header_rows - (number < header_rows))


def with_column(table: Table) -> Table:
    """One more column at the end, empty."""
    return replace(table, rows=[[*row, Cell()] for row in table.rows])


def without_column(table: Table, number: int) -> Table:
    """Without one column; only where nothing is merged, so that every row has a cell there."""
    if table.has_merged or table.width <= 1:
        return table
    return replace(table, rows=[[cell for at, cell in enumerate(row) if at != number] for row in table.rows])


def table_of_lines(lines: list[list[str]]) -> Table:
    """From lines whose cells somebody told apart."""
    width = max((len(line) for line in lines), default=0)
    return Table(rows=[[Cell(text=words) for words in [*line, *[""] * (width - len(line))]] for line in lines])

"""Cells with their words, and which of them are headers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

from documents.extraction.blocks import Doubt
from documents.extraction.layout.grids import Grid, Space
from documents.extraction.layout.letters import Letter
from documents.extraction.layout.lines import Line, lines_of
from documents.extraction.layout.paper import Box, holds
from documents.extraction.layout.words import BULLET, LATIN_END, LATIN_START, NUMBERED, marked, needs_room

LONGEST_LAYOUT_CELL = 350
ALIKE, ROOM_TO_SPARE = 4.0, 0.5
LABELS = re.compile(
    r"^(?:日時|日程|期日|日にち|とき|時間|場所|会場|ところ|対象|定員|費用|料金|参加費|申込|申し込み|持ち物|持物|内容|講師|"
    r"問い?合わ?せ|連絡先|電話|住所|氏名|名称|締切|期限|期間|方法|備考|主催|受付)"
)
HEADS = re.compile(
    r"^(?:区分|項目|種類|内容|金額|備考|名称|名前|日付|期日|回|番号|No\.?|対象|曜日|時間|場所|説明|担当|合計)"
)
VALUE = re.compile(r"^[\d０-９¥￥,，.．%％:：/／~〜～\-－円人回年月日時分 　]+$")


@dataclass(slots=True)
class Cell:
    """One cell of a table."""

    space: Space
    lines: list[Line] = field(default_factory=list)
    html: str = ""
    text: str = ""
    shaded: bool = False
    bold: bool = False


@dataclass(slots=True)
class Table:
    """One table of a page, or the parts of one that runs over several."""

    box: Box
    xs: tuple[float, ...]
    rows: list[list[Cell]]
    column_heads: int = 0
    row_heads: int = 0
    caption: str = ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What staff should look at."""
        merged = any(cell.space.rows > 1 or cell.space.columns > 1 for row in self.rows for cell in row)
        guessed = (Doubt.GUESSED_TABLE.value, Doubt.GUESSED_HEADERS.value)
        return (*guessed, Doubt.MERGED_CELLS.value) if merged else guessed

    def mark_bold(self, is_bold: Callable[[int], bool]) -> None:
        """Look at the fonts, and decide which cells are headers."""
        for row in self.rows:
            for cell in row:
                cell.bold = bool(cell.lines) and all(is_bold(line.number) for line in cell.lines)
        self.column_heads, self.row_heads = _heads(self.rows)

    def html(self) -> str:
        """With headers that say what they head."""
        caption = f"<caption>{escape(self.caption, quote=False)}</caption>" if self.caption else ""
        head = "".join(self._row(row, heads=True) for row in self.rows[: self.column_heads])
        body = "".join(self._row(row, heads=False) for row in self.rows[self.column_heads :])
        head = f"<thead>{head}</thead>" if head else ""
        return f"<table>{caption}{head}<tbody>{body}</tbody></table>"

    def _row(self, cells: list[Cell], *, heads: bool) -> str:
        return f"<tr>{''.join(self._cell(cell, heads=heads) for cell in cells)}</tr>"

    def _cell(self, cell: Cell, *, heads: bool) -> str:
        scope = "col" if heads else "row" if cell.space.column < self.row_heads and cell.text else ""
        tag = "th" if scope else "td"
        spans = f' colspan="{cell.space.columns}"' if cell.space.columns > 1 else ""
        spans += f' rowspan="{cell.space.rows}"' if cell.space.rows > 1 else ""
        scope = f' scope="{scope}"' if scope else ""
        return f"<{tag}{scope}{spans}>{cell.html}</{tag}>"

    def goes_on_in(self, other: "Table") -> bool:
        """Whether the other one is its continuation on the next page."""
        same_count = len(self.xs) == len(other.xs)
        return same_count and all(abs(a - b) < ALIKE for a, b in zip(self.xs, other.xs, strict=True))

    def add(self, other: "Table") -> None:
        """Append its rows, without the headers that are printed again."""
        heads = [cell.text for row in self.rows[: self.column_heads] for cell in row]
        again = [cell.text for row in other.rows[: self.column_heads] for cell in row]
        self.rows += other.rows[self.column_heads if heads and heads == again else 0 :]


def table_of(grid: Grid, letters: Iterable[Letter], shades: list[Box], page: int) -> Table | None:
    """The table, or nothing where the lines only frame running text."""
    cells = _filled(grid, letters, page)
    written = [cell for cell in cells if cell.text]
    rows_used = {cell.space.row for cell in written}
    columns_used = {cell.space.column for cell in written}
    if len(rows_used) < 2 or len(columns_used) < 2 or _is_layout(written):
        return None
    for cell in cells:
        cell.shaded = any(_covers(shade, cell.space.box) for shade in shades)
    rows = [[cell for cell in cells if cell.space.row == row] for row in range(len(grid.ys) - 1)]
    rows = [row for row in rows if row and (any(cell.text for cell in row) or _height(row) > 6)]
    return Table(grid.box, grid.xs, rows)


def letters_inside(box: Box, letters: Iterable[Letter]) -> list[Letter]:
    """Those whose middle lies in the box."""
    return [letter for letter in letters if holds(box, *letter.middle)]


def _height(row: list[Cell]) -> float:
    return min(cell.space.box[3] - cell.space.box[1] for cell in row)


def _filled(grid: Grid, letters: Iterable[Letter], page: int) -> list[Cell]:
    cells = [Cell(space) for space in grid.spaces]
    inside: list[list[Letter]] = [[] for _ in cells]
    for letter in letters:
        if (place := grid.space_at(*letter.middle)) is not None:
            inside[place].append(letter)
    for cell, own in zip(cells, inside, strict=True):
        cell.lines = sorted(lines_of(own, page), key=lambda line: (line.vertical, round(line.across / 4), line.start))
    for cell in cells:
        cell.html, cell.text = _words(cell)
    return cells


def _words(cell: Cell) -> tuple[str, str]:
    """Lines that end at the cell's edge go on; others were meant to end."""
    if not cell.lines:
        return "", ""
    edge = max(line.end for line in cell.lines)
    html, text = "", ""
    for line in cell.lines:
        words = marked(line.text, line.marks).strip(" 　")
        if not html:
            html, text, last = words, line.text, line
            continue
        if _goes_on(last, line, edge):
            blank = " " if LATIN_END.search(text) and LATIN_START.match(line.text) else ""
            html, text = f"{html}{blank}{words}", f"{text}{blank}{line.text}"
        else:
            html, text = f"{html}<br>{words}", f"{text} {line.text}"
        last = line
    return html, text.strip()


def _goes_on(last: Line, line: Line, edge: float) -> bool:
    begins = BULLET.match(line.text) or NUMBERED.match(line.text) or line.text.startswith(("※", "（注"))
    same_height = not line.vertical and abs(last.across - line.across) < line.size * 0.5
    return same_height or (not begins and last.end >= edge - (needs_room(line.text) + ROOM_TO_SPARE) * last.size)


def _is_layout(cells: list[Cell]) -> bool:
    """Cells of whole columns of text are not a table."""
    return sum(len(cell.text) for cell in cells) / max(len(cells), 1) > LONGEST_LAYOUT_CELL


def _covers(shade: Box, box: Box) -> bool:
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    wide = min(shade[2], box[2]) - max(shade[0], box[0]) > (box[2] - box[0]) * 0.7
    high = min(shade[3], box[3]) - max(shade[1], box[1]) > (box[3] - box[1]) * 0.7
    return wide and high and holds(shade, middle_x, middle_y)


def _heads(rows: list[list[Cell]]) -> tuple[int, int]:
    """How many rows at the top and columns at the left are headers."""
    first_row, first_column = rows[0], [cell for row in rows for cell in row if cell.space.column == 0]
    marked_row = _stands_out(first_row, [cell for row in rows[1:] for cell in row if cell.space.column > 0])
    marked_column = _stands_out(first_column[1:], [cell for row in rows[1:] for cell in row if cell.space.column > 0])
    if marked_row or marked_column:
        heads = max(cell.space.rows for cell in first_row) if marked_row else 0
        return heads, int(marked_column)
    labels = sum(bool(LABELS.match(cell.text)) for cell in first_column)
    if labels >= 2 and labels * 2 >= len(first_column) and not _all_heads(first_row):
        return 0, 1
    if _looks_like_heads(first_row):
        return max(cell.space.rows for cell in first_row), int(not first_row[0].text)
    return 0, 1


def _stands_out(cells: list[Cell], others: list[Cell]) -> bool:
    """Whether these are shaded or bold and the others are not."""
    written = [cell for cell in cells if cell.text]
    if not written or not others:
        return False
    shaded = all(cell.shaded for cell in written) and not all(cell.shaded for cell in others)
    bold = all(cell.bold for cell in written) and not all(cell.bold for cell in others if cell.text)
    return shaded or bold


def _all_heads(row: list[Cell]) -> bool:
    return sum(bool(HEADS.match(cell.text)) for cell in row) >= 2


def _looks_like_heads(row: list[Cell]) -> bool:
    """Short words, no amounts."""
    written = [cell.text for cell in row if cell.text]
    return bool(written) and all(len(text) <= 30 and not VALUE.match(text) for text in written)

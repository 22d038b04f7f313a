"""Ruled lines put together to tables: which cells there are, and which span several rows or columns."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product

from documents.extraction.layout.paper import Box

NEAR = 3.0
MOST_LINES = 600
LEAST_ROWS = LEAST_COLUMNS = 2
MOST_COLUMNS = 60
Ruling = tuple[float, float, float]


@dataclass(slots=True)
class Rulings:
    """``across`` are left, right, height; ``down`` are top, bottom, place from the left."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    # Boxes of what is neither straight nor an area: drawings.
    drawings: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Space:
    """One cell: where it begins in rows and columns, how many it spans, and its place on the paper."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spaces: tuple[Space, ...]
    owners: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """Its place."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def space_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a place."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self._owners().get((row, column))

    def _owners(self) -> dict[tuple[int, int], int]:
        if not self.owners:
            for number, space in enumerate(self.spaces):
                for place in product(
                    range(space.row, space.row + space.rows), range(space.column, space.column + space.columns)
                ):
                    self.owners[place] = number
        return self.owners


def grids_of(rulings: Rulings) -> list[Grid]:
    """All tables of a page, from above. A frame around words is none."""
    across, down = _joined(rulings.across), _joined(rulings.down)
    if len(across) + len(down) > MOST_LINES:
        return []
    found = []
    for group_across, group_down in _groups(across, down):
        grid = _grid(group_across, group_down)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(lines: list[Ruling]) -> list[Ruling]:
    """Pieces of one line become one: many makers rule every cell by itself."""
    by_place: dict[int, list[Ruling]] = defaultdict(list)
    places: list[float] = []
    for line in sorted(lines, key=lambda line: line[2]):
        if not places or line[2] - places[-1] > NEAR / 2:
            places.append(line[2])
        by_place[len(places) - 1].append(line)
    joined: list[Ruling] = []
    for number, own in by_place.items():
        start, end = None, 0.0
        for left, right, _place in sorted(own):
            if start is not None and left <= end + NEAR:
                end = max(end, right)
                continue
            if start is not None:
                joined.append((start, end, places[number]))
            start, end = left, right
        if start is not None:
            joined.append((start, end, places[number]))
    return joined


def _groups(across: list[Ruling], down: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch belong to one table."""
    parent = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for i, (left, right, height) in enumerate(across):
        for j, (top, bottom, place) in enumerate(down):
            if left - NEAR <= place <= right + NEAR and top - NEAR <= height <= bottom + NEAR:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for i, line in enumerate(across):
        groups[root(i)][0].append(line)
    for j, line in enumerate(down):
        groups[root(len(across) + j)][1].append(line)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(across: list[Ruling], down: list[Ruling]) -> Grid | None:
    ys, xs = _places(across), _places(down)
    # A table that is open at its sides has no lines there, only the ends of those that cross.
    left, right = min(line[0] for line in across), max(line[1] for line in across)
    if xs[0] - left > NEAR * 3:
        xs, down = [left, *xs], [*down, (ys[0], ys[-1], left)]
    if right - xs[-1] > NEAR * 3:
        xs, down = [*xs, right], [*down, (ys[0], ys[-1], right)]
    if len(ys) <= LEAST_ROWS or len(xs) <= LEAST_COLUMNS or len(xs) > MOST_COLUMNS:
        return None
    spaces = _spaces(xs, ys, across, down)
    if len({space.row for space in spaces}) < LEAST_ROWS or len({space.column for space in spaces}) < LEAST_COLUMNS:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(spaces))


def _places(lines: list[Ruling]) -> list[float]:
    places: list[float] = []
    for line in sorted(lines, key=lambda line: line[2]):
        if not places or line[2] - places[-1] > NEAR:
            places.append(line[2])
    return places


def _spaces(xs: list[float], ys: list[float], across: list[Ruling], down: list[Ruling]) -> list[Space]:
    """Neighbours without a line between them are one cell."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row, column in list(owner):
        middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 2 < len(xs) and not _is_ruled(down, xs[column + 1], middle_y):
            owner[root((row, column + 1))] = root((row, column))
        if row + 2 < len(ys) and not _is_ruled(across, ys[row + 1], middle_x):
            owner[root((row + 1, column))] = root((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for cell in owner:
        members[root(cell)].append(cell)
    return sorted((_space(cells, xs, ys) for cells in members.values()), key=lambda space: (space.row, space.column))


def _is_ruled(lines: list[Ruling], place: float, middle: float) -> bool:
    return any(abs(line[2] - place) <= NEAR and line[0] - 1 <= middle <= line[1] + 1 for line in lines)


def _space(cells: list[tuple[int, int]], xs: list[float], ys: list[float]) -> Space:
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    top, bottom, left, right = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    box = (xs[left], ys[top], xs[right], ys[bottom])
    return Space(top, left, bottom - top, right - left, box)

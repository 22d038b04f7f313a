"""Which row belongs to which event that was imported before. Pure.

Real files leave NO blank, give it twice, and begin again at 1 in every edition, so NO alone names nothing. A row finds
its record, within one publisher, first by its whole content, then by number, name and day, and last by number with
the same name (the day moved) or the same day (the name changed: 「(中止)」 was put before it). Every record is found
once at most. Exact finds of all rows come first, so that no row takes away another row's own record.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from events.opendata import columns as c


@dataclass(frozen=True)
class Known:
    """What matching needs of an imported record, or of a row: its cells and their digest."""

    key: int
    cells: dict[str, str]
    digest: str


def publisher_of(cells: dict[str, str]) -> str:
    """The publisher's code; ministries have none and are told apart by the place of the event."""
    return cells.get(c.CODE, "").strip() or cells.get(c.PREFECTURE, "").strip() + cells.get(c.MUNICIPALITY, "").strip()


def _by_content(item: Known) -> Hashable:
    return item.digest


def _by_name_and_day(item: Known) -> Hashable:
    return _cells(item, c.NUMBER, c.NAME, c.START_DATE)


def _by_number_and_name(item: Known) -> Hashable | None:
    return _cells(item, c.NUMBER, c.NAME) if item.cells.get(c.NUMBER) else None


def _by_number_and_day(item: Known) -> Hashable | None:
    filled = item.cells.get(c.NUMBER) and item.cells.get(c.START_DATE)
    return _cells(item, c.NUMBER, c.START_DATE) if filled else None


def _cells(item: Known, *columns: str) -> Hashable:
    return publisher_of(item.cells), *(item.cells.get(column, "").strip() for column in columns)


_STEPS: tuple[Callable[[Known], Hashable | None], ...] = (
    _by_content,
    _by_name_and_day,
    _by_number_and_name,
    _by_number_and_day,
)


def match(rows: Iterable[Known], records: Iterable[Known]) -> dict[int, int]:
    """Row key → record key, for every row that was imported before."""
    open_rows, open_records = list(rows), list(records)
    found: dict[int, int] = {}
    for step in _STEPS:
        waiting = defaultdict(list)
        for record in reversed(open_records):
            waiting[step(record)].append(record.key)
        waiting.pop(None, None)
        for row in open_rows:
            name = step(row)
            if name is not None and waiting[name]:
                found[row.key] = waiting[name].pop()
        taken = set(found.values())
        open_rows = [row for row in open_rows if row.key not in found]
        open_records = [record for record in open_records if record.key not in taken]
    return found

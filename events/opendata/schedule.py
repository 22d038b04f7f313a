"""When a row takes place, and until when one may apply."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from events.opendata import columns as c
from events.opendata.dates import Period, UnreadableDateError, parse_date, parse_period, parse_time

JAPAN: Final = ZoneInfo("Asia/Tokyo")
LAST_MINUTE: Final = time(23, 59)
NOTE_LENGTH: Final = 500


class Cells(Protocol):
    """A row whose cells can be read and remarked on."""

    def cell(self, column: str) -> str:
        """A cell without the spaces around it."""

    def note(self, column: str, reason: str) -> None:
        """The row is taken, but staff should know this."""

    def refuse(self, column: str, reason: str) -> None:
        """The row cannot become an event, for this reason."""

    def fitted(self, column: str, text: str, length: int) -> str:
        """The text, shortened when there is no room."""


@dataclass(frozen=True)
class Schedule:
    """From when to when. Without both times the session lasts whole days (``times_known`` is false)."""

    starts_at: datetime
    ends_at: datetime
    times_known: bool
    note: str = ""
    closes_at: datetime | None = None


def schedule_of(cells: Cells) -> Schedule | None:
    """The schedule, or nothing once the row has been refused."""
    days = _days(cells)
    if days is None:
        return None
    start, end = _time(cells, c.START_TIME), _time(cells, c.END_TIME)
    known = start is not None and end is not None
    starts_at = _moment(days.first, start or time(0, 0))
    ends_at = _moment(days.last, end or LAST_MINUTE)
    if ends_at < starts_at:
        cells.refuse(c.END_TIME, "終わりの時刻が始まりの時刻より前です。")
        return None
    note = _note(cells, start, end)
    return Schedule(starts_at, ends_at, known, note, _closing(cells))


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=JAPAN)


def _days(cells: Cells) -> Period | None:
    """First and last day. A start cell may hold a whole range; a blank one may have its date in the remarks."""
    try:
        start = _start(cells)
    except UnreadableDateError as error:
        cells.refuse(c.START_DATE, str(error))
        return None
    try:
        end = parse_date(cells.cell(c.END_DATE))
    except UnreadableDateError as error:
        cells.refuse(c.END_DATE, str(error))
        return None
    if start is None:
        return None
    if end is None:
        return start
    if end < start.first:
        cells.refuse(c.END_DATE, f"終了日（{end}）が開始日（{start.first}）より前です。")
        return None
    return Period(start.first, end)


def _start(cells: Cells) -> Period | None:
    text = cells.cell(c.START_DATE)
    if text:
        return parse_period(text)
    noted = cells.cell(c.DATE_NOTE)
    try:
        period = parse_period(noted)
    except UnreadableDateError:
        said = f"日時備考には「{' '.join(noted.split())[:60]}」とあります。" if noted else ""
        cells.refuse(c.START_DATE, f"開始日が空です。{said}日付を1つ入れてください。")
        return None
    cells.note(c.START_DATE, f"空でしたが、日時備考「{noted}」から{period.first}から{period.last}までと読みました。")
    return period


def _time(cells: Cells, column: str) -> time | None:
    try:
        return parse_time(cells.cell(column))
    except UnreadableDateError as error:
        cells.note(column, f"{error}時刻なしとして取り込みました。")
        return None


def town_note(note: str) -> str:
    """The town's own part of a note, without the sentence that we put before it."""
    return re.sub(r"^\d\d:\d\d(?:から。終わり|まで。始まり)の時刻は決まっていません。\s*", "", note)


def _note(cells: Cells, start: time | None, end: time | None) -> str:
    """What cannot be said by two moments stays words: one time of two, and the town's own remarks."""
    single = ""
    if start and not end:
        single = f"{start:%H:%M}から。終わりの時刻は決まっていません。"
    elif end and not start:
        single = f"{end:%H:%M}まで。始まりの時刻は決まっていません。"
    given = " ".join(cells.cell(c.DATE_NOTE).split())
    return cells.fitted(c.DATE_NOTE, " ".join(part for part in (single, given) if part), NOTE_LENGTH)


def _closing(cells: Cells) -> datetime | None:
    """Until when one may apply: at the given time, else to the end of that day."""
    try:
        day = parse_date(cells.cell(c.DEADLINE_DATE))
    except UnreadableDateError as error:
        cells.note(c.DEADLINE_DATE, f"{error}締め切りなしとして取り込みました。")
        return None
    return _moment(day, _time(cells, c.DEADLINE_TIME) or LAST_MINUTE) if day else None

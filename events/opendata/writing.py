"""From an event back to the cells of its row. Pure.

What was read from a column returns in it, byte for byte, as long as nobody changed the event: only the columns of a
changed field are written from the event. Cells that begin with ``=`` or ``+`` are left as they are. Open data is read
by programs that compare it with what they published; an apostrophe before a cell (the usual guard for spreadsheets)
would be a change that nobody made. The registrations' CSV, which staff open in a spreadsheet, has that guard.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from events.choices import EventKind, SessionStatus
from events.opendata import columns as c
from events.opendata.addresses import parted
from events.opendata.drafts import EventDraft
from events.opendata.schedule import JAPAN, LAST_MINUTE, Schedule, town_note

_FREE: Final = re.compile(r"無料|0円?")
_YEN: Final = re.compile(r"([\d,]+)円")
_PHONE: Final = re.compile(r"(?P<number>.*?)（内線\s*(?P<extension>.*)）")


def all_cells(draft: EventDraft) -> dict[str, str]:
    """Every cell that an event made here can fill."""
    cells = dict.fromkeys(c.REGISTRY, "")
    for write in _WRITERS.values():
        cells |= write(draft)
    return cells | _schedule(draft.schedule) | draft.sections


def changed_cells(before: EventDraft, now: EventDraft, *, venue_column: str) -> dict[str, str]:
    """The cells that have to be written anew because the event says something else than its row did."""
    cells: dict[str, str] = {}
    for field, write in _WRITERS.items():
        if not _same(getattr(before, field), getattr(now, field)):
            cells |= write(now)
    if c.PLACE in cells and venue_column != c.PLACE:
        cells[venue_column] = cells.pop(c.PLACE)
    for column in before.sections.keys() | now.sections.keys():
        text = now.sections.get(column, "")
        if not _same(before.sections.get(column, ""), text):
            cells[column] = text
    return _with_schedule(cells, before.schedule, now.schedule)


def _same(before: object, now: object) -> bool:
    """The editor may move a space or a line end when a page is saved: that is no change of what is said."""
    if isinstance(before, str) and isinstance(now, str):
        return "".join(before.split()) == "".join(now.split())
    return before == now


def _with_schedule(cells: dict[str, str], before: Schedule, now: Schedule) -> dict[str, str]:
    known = before.times_known == now.times_known
    if not (known and before.starts_at == now.starts_at):
        cells |= _start(now)
    if not (known and before.ends_at == now.ends_at):
        cells |= _end(now)
    if not _same(before.note, now.note):
        cells[c.DATE_NOTE] = town_note(now.note)
    if before.closes_at != now.closes_at:
        cells |= _closing(now)
    return cells


def _parts(moment: datetime) -> tuple[str, str]:
    there = moment.astimezone(JAPAN)
    return f"{there:%Y-%m-%d}", f"{there:%H:%M}"


def _start(schedule: Schedule) -> dict[str, str]:
    day, at = _parts(schedule.starts_at)
    return {c.START_DATE: day, c.START_TIME: "" if not schedule.times_known and at == "00:00" else at}


def _end(schedule: Schedule) -> dict[str, str]:
    day, at = _parts(schedule.ends_at)
    unknown = not schedule.times_known and at == f"{LAST_MINUTE:%H:%M}"
    return {c.END_DATE: day, c.END_TIME: "" if unknown else at}


def _closing(schedule: Schedule) -> dict[str, str]:
    if schedule.closes_at is None:
        return {c.DEADLINE_DATE: "", c.DEADLINE_TIME: ""}
    day, at = _parts(schedule.closes_at)
    return {c.DEADLINE_DATE: day, c.DEADLINE_TIME: at}


def _fee(draft: EventDraft) -> dict[str, str]:
    """A plain sum goes to the column for numbers, everything else to the one for words."""
    if _FREE.fullmatch(draft.fee):
        return {c.FEE: "0", c.FEE_DETAIL: ""}
    yen = _YEN.fullmatch(draft.fee)
    if yen:
        return {c.FEE: yen[1].replace(",", ""), c.FEE_DETAIL: ""}
    return {c.FEE: "", c.FEE_DETAIL: draft.fee}


def _phone(draft: EventDraft) -> dict[str, str]:
    found = _PHONE.fullmatch(draft.contact_phone)
    number, extension = (found["number"], found["extension"]) if found else (draft.contact_phone, "")
    return {c.CONTACT_PHONE: number, c.CONTACT_EXTENSION: extension}


def _address(draft: EventDraft) -> dict[str, str]:
    """One line of address in its columns."""
    parts = parted(draft.address)
    return {
        c.POSTCODE: parts.postcode,
        c.PREFECTURE: parts.prefecture,
        c.MUNICIPALITY: parts.municipality,
        c.TOWN: parts.street,
        c.STREET: "",
        c.BUILDING: parts.building,
    }


def _status(draft: EventDraft) -> dict[str, str]:
    words = {SessionStatus.CANCELLED: "中止", SessionStatus.POSTPONED: "延期"}
    return {c.STATUS: words.get(SessionStatus(draft.status), "")}


def _schedule(schedule: Schedule) -> dict[str, str]:
    return {**_start(schedule), **_end(schedule), **_closing(schedule), c.DATE_NOTE: town_note(schedule.note)}


_WRITERS: Final[dict[str, Callable[[EventDraft], dict[str, str]]]] = {
    "title": lambda draft: {c.NAME: draft.title},
    "summary": lambda draft: {c.SUMMARY: draft.summary},
    "description": lambda draft: {c.DESCRIPTION: draft.description},
    "kind": lambda draft: {c.KIND: str(EventKind(draft.kind).label)},
    "audience_note": lambda draft: {c.AUDIENCE: draft.audience_note},
    "fee": _fee,
    "venue": lambda draft: {c.PLACE: draft.venue},
    "address": _address,
    "organiser": lambda draft: {c.ORGANISER: draft.organiser},
    "contact_name": lambda draft: {c.CONTACT_NAME: draft.contact_name},
    "contact_phone": _phone,
    "contact_email": lambda draft: {c.CONTACT_EMAIL: draft.contact_email},
    "capacity": lambda draft: {c.CAPACITY: "" if draft.capacity is None else str(draft.capacity)},
    "status": _status,
}

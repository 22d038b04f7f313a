"""What a row says, in the words of an event. Pure: the same row always gives the same draft."""

import re
from dataclasses import dataclass, field
from typing import Final

from events.choices import EventKind, SessionStatus
from events.opendata import columns as c
from events.opendata.addresses import joined
from events.opendata.passages import plain_text
from events.opendata.reading import Remark, Row
from events.opendata.schedule import Schedule, schedule_of

TITLE_LENGTH: Final = 255
SUMMARY_LENGTH: Final = 120


@dataclass(frozen=True)
class EventDraft:
    """An event as open data knows it. Every field goes to one place on the page and comes from there again."""

    title: str
    schedule: Schedule
    summary: str = ""
    description: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    kind: str = EventKind.OTHER
    audience_note: str = ""
    fee: str = ""
    venue: str = ""
    address: str = ""
    organiser: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    capacity: int | None = None
    status: str = SessionStatus.SCHEDULED


@dataclass(frozen=True)
class Reading:
    """What became of a row: a draft unless it was refused, and the remarks either way."""

    row: Row
    draft: EventDraft | None
    remarks: list[Remark]


class Desk:
    """Collects the remarks on one row while its cells are read."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.remarks: list[Remark] = []

    def cell(self, column: str) -> str:
        """A cell without the spaces around it."""
        return self.row.cells.get(column, "").strip()

    def note(self, column: str, reason: str) -> None:
        """The row is taken, but staff should know this."""
        self.remarks.append(Remark(self.row.file, self.row.line, column, reason, refused=False))

    def refuse(self, column: str, reason: str) -> None:
        """The row cannot become an event, for this reason."""
        self.remarks.append(Remark(self.row.file, self.row.line, column, reason))

    def fitted(self, column: str, text: str, length: int) -> str:
        """The text, shortened when the page has no room for it; the original stays in the row."""
        if len(text) <= length:
            return text
        self.note(column, f"{length}文字を超えるので、ページでは短くしました。もとの文は書き出しに残ります。")
        return text[: length - 1] + "…"


def read_row(row: Row) -> Reading:
    """The draft of a row, or the reasons why there is none."""
    desk = Desk(row)
    name = " ".join(desk.cell(c.NAME).split())
    if not name:
        desk.refuse(c.NAME, "名前が空です。")
    schedule = schedule_of(desk)
    if schedule is None or not name:
        return Reading(row, None, desk.remarks)
    return Reading(row, _draft(desk, name, schedule), desk.remarks)


def _draft(desk: Desk, name: str, schedule: Schedule) -> EventDraft:
    description = plain_text(desk.cell(c.DESCRIPTION))
    _look_at_coordinates(desk)
    _look_at_address_of_page(desk)
    return EventDraft(
        title=desk.fitted(c.NAME, name, TITLE_LENGTH),
        schedule=schedule,
        summary=_summary(desk, description),
        description=description,
        sections=sections_of(desk.row),
        kind=kind_of(desk.cell(c.KIND), name),
        audience_note=desk.fitted(c.AUDIENCE, " ".join(desk.cell(c.AUDIENCE).split()), 500),
        fee=desk.fitted(c.FEE_DETAIL, fee_of(desk.cell(c.FEE), desk.cell(c.FEE_DETAIL)), 500),
        venue=desk.fitted(venue_column(desk.row), desk.cell(venue_column(desk.row)), 200),
        address=desk.fitted(c.STREET, address_of(desk), 300),
        organiser=desk.fitted(c.ORGANISER, desk.cell(c.ORGANISER), 200),
        contact_name=desk.fitted(c.CONTACT_NAME, desk.cell(c.CONTACT_NAME), 200),
        contact_phone=desk.fitted(c.CONTACT_PHONE, phone_of(desk), 60),
        contact_email=desk.fitted(c.CONTACT_EMAIL, desk.cell(c.CONTACT_EMAIL), 254),
        capacity=_capacity(desk),
        status=status_of(desk.cell(c.STATUS), name),
    )


def _summary(desk: Desk, description: str) -> str:
    """The town's own summary; without one, the first sentence of the description (nobody fills 概要 in)."""
    given = " ".join(desk.cell(c.SUMMARY).split())
    if given:
        return desk.fitted(c.SUMMARY, given, 200)
    first = re.split(r"(?<=。)|\n", description, maxsplit=1)[0].strip()
    return first if len(first) <= SUMMARY_LENGTH else first[: SUMMARY_LENGTH - 1] + "…"


def sections_of(row: Row) -> dict[str, str]:
    """The cells that become headed passages of the page."""
    venue = venue_column(row)
    texts = {column: plain_text(row.cells.get(column, "")) for column in c.SECTIONS if column != venue}
    return {column: text for column, text in texts.items() if text}


def venue_column(row: Row) -> str:
    """Where the row names the venue. In practice towns leave 場所名称 blank and write it under 集合場所."""
    return c.PLACE if row.cells.get(c.PLACE, "").strip() else c.MEETING_PLACE


def kind_of(kind: str, name: str) -> EventKind:
    """The open data's kinds are topics (子育て・教育); what people would call it stands in its name."""
    for words, found in (
        (("相談",), EventKind.CONSULTATION),
        (("サロン",), EventKind.SALON),
        (("説明会", "セミナー", "講演", "講座"), EventKind.EXPLANATION),
    ):
        if any(word in text for text in (name, kind) for word in words):
            return found
    return EventKind.OTHER


def fee_of(basic: str, detail: str) -> str:
    """「0」 is 無料, a number is yen, and what was written freely follows."""
    detail = " ".join(detail.split())
    if basic.isascii() and basic.isdigit():
        basic = "無料" if int(basic) == 0 else f"{int(basic):,}円"
    detail = "無料" if detail == "0" else detail
    if basic and detail and basic != detail:
        return f"{basic}（{detail}）"
    return basic or detail


def address_of(desk: Desk) -> str:
    """The parts of the address in the order in which a letter has them."""
    postcode = desk.cell(c.POSTCODE)
    street = desk.cell(c.TOWN) + desk.cell(c.STREET)
    parts = joined(desk.cell(c.PREFECTURE), desk.cell(c.MUNICIPALITY), street)
    return " ".join(part for part in (postcode and f"〒{postcode}", parts, desk.cell(c.BUILDING)) if part)


def phone_of(desk: Desk) -> str:
    """The number, and the extension in words."""
    number, extension = desk.cell(c.CONTACT_PHONE), desk.cell(c.CONTACT_EXTENSION)
    return f"{number}（内線 {extension}）" if extension else number


def status_of(status: str, name: str) -> SessionStatus:
    """中止 and 延期, said by the status or at the head of the name. A part called off (一部中止) is not the whole."""
    said = status or "".join(re.findall(r"^[(（\[【]([^)）\]】]*)[)）\]】]", name))
    if "一部" in said:
        return SessionStatus.SCHEDULED
    if "中止" in said:
        return SessionStatus.CANCELLED
    return SessionStatus.POSTPONED if "延期" in said else SessionStatus.SCHEDULED


def _capacity(desk: Desk) -> int | None:
    text = desk.cell(c.CAPACITY).removesuffix("人").removesuffix("名")
    if not text:
        return None
    if text.isdecimal() and 0 < int(text[:12]) < 1_000_000:
        return int(text)
    desk.note(c.CAPACITY, f"「{text[:40]}」は人数として読めません。定員なしとして取り込みました。")
    return None


def _look_at_coordinates(desk: Desk) -> None:
    """We show no map yet, but a clerk wants to know that a longitude holds a latitude (95 real rows do)."""
    for column, low, high in ((c.LATITUDE, 20, 46), (c.LONGITUDE, 122, 154)):
        text = desk.cell(column)
        if not text:
            continue
        try:
            inside = low <= float(text) <= high
        except ValueError:
            inside = False
        if not inside:
            desk.note(column, f"日本の{column}（{low}から{high}まで）ではありません。緯度と経度が逆かもしれません。")


def _look_at_address_of_page(desk: Desk) -> None:
    url = desk.cell(c.URL)
    if url and not is_web_address(url):
        desk.note(c.URL, "https:// などで始まるURLではないので、リンクにしません。")


def is_web_address(text: str) -> bool:
    """Whether a link may point there: http or https only, in one word."""
    return re.fullmatch(r"https?://[!-~]+", text) is not None

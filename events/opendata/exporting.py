"""Events become open data again: the 50 columns of the registry, or the 32 of the recommended set."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from events.details.catalogue import value
from events.models import EventPage, OpenDataRecord, Session
from events.opendata import columns as c
from events.opendata.drafts import read_row, venue_column
from events.opendata.pages import read_draft
from events.opendata.reading import Row
from events.opendata.writing import all_cells, changed_cells

# Excel on Japanese Windows takes a file without the mark for Shift_JIS and shows rubbish.
ENCODING = "utf-8-sig"
# Details of an event that have a column: their names in the national model.
DETAILS = {
    "eventNameKana": "名称(カナ)",
    "eventNameEn": "名称(英字)",
    "accessMethod": "アクセス方法",
    "parkingInformation": "駐車場情報",
    "bicycleParkingInformation": "駐輪場情報",
    "foreignLanguageSupport": "外国語対応",
    "coorganizer": "共催団体",
    "relatedGroup": "その他関係団体",
    "latitude": c.LATITUDE,
    "longitude": c.LONGITUDE,
}


class Sink(Protocol):
    """Something that text can be written to: a file, or a response."""

    def write(self, text: str, /) -> object:
        """Take the next piece."""


def events_between(since: date | None, until: date | None) -> QuerySet[EventPage]:
    """Live events with a session in these days, in the order in which they were made."""
    sessions = Session.objects.all()
    if since:
        sessions = sessions.filter(ends_at__date__gte=since)
    if until:
        sessions = sessions.filter(starts_at__date__lte=until)
    pages: QuerySet[EventPage] = EventPage.objects.live().public().order_by("pk")
    if since or until:
        pages = pages.filter(pk__in=sessions.values("page"))
    return in_order(pages, Session.objects.all())


def in_order(pages: QuerySet[EventPage], sessions: QuerySet[Session]) -> QuerySet[EventPage]:
    """These events with these of their sessions, in the order in which they were made."""
    held = Prefetch("sessions", sessions.order_by("pk"))
    return pages.select_related("open_data").prefetch_related(held, "audiences").order_by("pk")


class Columns(models.IntegerChoices):
    """The two tables there are."""

    REGISTRY = 50, _("50列（イベントのデータ項目すべて）")
    RECOMMENDED = 32, _("32列（推奨データセット「イベント一覧」）")


def export_rows(pages: QuerySet[EventPage], columns: int = Columns.REGISTRY) -> Iterator[list[str]]:
    """The header, then one row per session."""
    short = columns == Columns.RECOMMENDED
    yield list(c.RECOMMENDED if short else c.REGISTRY)
    for page in pages.iterator(chunk_size=200):
        for position, session in enumerate(page.sessions.all()):
            cells = _cells(page, session, position)
            yield c.recommended(cells) if short else [cells[column] for column in c.REGISTRY]


def write_csv(rows: Iterable[list[str]], sink: Sink) -> int:
    """Write rows as CSV and say how many there were beside the header. Lines end as the public files do: with LF."""
    writer = csv.writer(sink, lineterminator="\n")
    lines = 0
    for row in rows:
        writer.writerow(row)
        lines += 1
    return max(lines - 1, 0)


def _cells(page: EventPage, session: Session, position: int) -> dict[str, str]:
    """The row an event came from with what changed since, or a new row for what was made here."""
    record: OpenDataRecord | None = getattr(page, "open_data", None)
    if record is None or position:
        return _own_cells(page, session, position, record)
    before = read_row(Row(record.file, record.line, record.cells))
    if before.draft is None:
        return _own_cells(page, session, position, record)
    changed = changed_cells(before.draft, read_draft(page, session), venue_column=venue_column(before.row))
    changed |= _detail_cells(page)
    return {column: changed.get(column, record.cells.get(column, "")) for column in c.REGISTRY}


def _detail_cells(page: EventPage) -> dict[str, str]:
    """What staff wrote in the details goes before what a column said."""
    found = {column: str(value(page.details, name)) for name, column in DETAILS.items()}
    return {column: text for column, text in found.items() if text}


def _own_cells(page: EventPage, session: Session, position: int, record: OpenDataRecord | None) -> dict[str, str]:
    cells = all_cells(read_draft(page, session)) | _detail_cells(page)
    cells[c.NUMBER] = f"{page.pk:010}" if position == 0 else f"{page.pk:010}-{position + 1}"
    cells[c.CODE] = record.cells.get(c.CODE, "") if record else settings.ENGAWA_TOWN_CODE
    cells[c.URL] = cells[c.URL] or page.full_url or ""
    if page.audiences.all() and not cells[c.AUDIENCE]:
        cells[c.AUDIENCE] = "、".join(audience.name for audience in page.audiences.all())
    return cells

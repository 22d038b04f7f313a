"""Open data becomes events. One verb, shared by the command, the CMS screen and the background task."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import islice
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.log_actions import log
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.signals import public_content_changed
from events.models import EventIndexPage, EventPage, OpenDataRecord
from events.opendata import columns as c
from events.opendata.drafts import EventDraft, Reading, read_row
from events.opendata.matching import Known, match, publisher_of
from events.opendata.pages import new_page, write_draft
from events.opendata.reading import Remark, Row, Table

# Short transactions: SQLite has one writer, and residents must be able to take places meanwhile.
BATCH: Final = 25
OUR_NUMBER: Final = re.compile(r"(\d{10})(-\d+)?")
_T = TypeVar("_T")


@dataclass
class Outcome:
    """What an import did, or would do."""

    files: int = 0
    rows: int = 0
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    remarks: list[Remark] = field(default_factory=list)

    @property
    def refused(self) -> list[Remark]:
        """Why rows or whole files did not become events."""
        return [remark for remark in self.remarks if remark.refused]

    @property
    def notes(self) -> list[Remark]:
        """What staff should know about rows that were taken."""
        return [remark for remark in self.remarks if not remark.refused]

    def count_reasons(self) -> list[tuple[str, str, bool, int]]:
        """Column, reason and how often, most frequent first; what a reason quotes is left out of it."""
        counts = Counter((r.column, _without_quotes(r.reason), r.refused) for r in self.remarks)
        return [(column, reason, refused, number) for (column, reason, refused), number in counts.most_common()]


@dataclass(frozen=True)
class Options:
    """How to import: live pages or drafts, in whose name, or only a report."""

    live: bool = True
    dry_run: bool = False
    user: Any = None


def import_tables(*, tables: list[Table], index: EventIndexPage, now: datetime, options: Options) -> Outcome:
    """Make an event of every row that is new, bring changed ones up to date, leave the rest alone.

    Running it again with the same files changes nothing.
    """
    rows, doubles = _distinct(row for table in tables for row in table.rows)
    rows, ours = _not_made_here(rows)
    outcome = Outcome(files=len(tables), rows=len(rows) + len(doubles) + len(ours), unchanged=len(ours))
    outcome.remarks = [remark for table in tables for remark in table.remarks] + doubles + ours
    readings = [read_row(row) for row in rows]
    outcome.remarks += [remark for reading in readings for remark in reading.remarks]
    found = _records_of(readings)
    clerk = _Clerk(index=index, now=now, options=options, outcome=outcome)
    with _one_index_update(clerk.touched):
        for batch in _batches(readings, BATCH):
            with transaction.atomic():
                for reading in batch:
                    clerk.take(reading, found.get(id(reading)))
    if clerk.touched:
        public_content_changed.send(sender=EventPage)
    return outcome


def _distinct(rows: Iterable[Row]) -> tuple[list[Row], list[Remark]]:
    """Rows that differ. The same row again, in this file or another one, says nothing new."""
    kept: dict[str, Row] = {}
    remarks = []
    for row in rows:
        first = kept.setdefault(row.digest, row)
        if first is not row:
            reason = f"{first.file} {first.line}行目とすべて同じなので、1つの催しにしました。"
            remarks.append(Remark(row.file, row.line, "", reason, refused=False))
    return list(kept.values()), remarks


def _not_made_here(rows: list[Row]) -> tuple[list[Row], list[Remark]]:
    """Rows but those that this site wrote of its own events: a town that reads its own list gets nothing twice.

    The export numbers them by page, and by page and session (``exporting.py``).
    """
    numbers = {id(row): number for row in rows if (number := OUR_NUMBER.fullmatch(row.cells.get(c.NUMBER, "")))}
    pages = EventPage.objects.in_bulk([int(number[1]) for number in numbers.values()])
    imported = set(OpenDataRecord.objects.filter(page__in=pages).values_list("page_id", flat=True))
    rest, remarks = [], []
    for row in rows:
        number = numbers.get(id(row))
        page = pages.get(int(number[1])) if number else None
        its_own = page is not None and number is not None and (number[2] or page.pk not in imported)
        if page and its_own and page.title == row.cells.get(c.NAME):
            reason = "このサイトで作った催しなので、そのままにしました。直すときは、催しのページで直してください。"
            remarks.append(Remark(row.file, row.line, "", reason, refused=False))
        else:
            rest.append(row)
    return rest, remarks


def _records_of(readings: list[Reading]) -> dict[int, OpenDataRecord]:
    """The record of every row that was imported before, by the row's reading."""
    publishers = {publisher_of(reading.row.cells)[:200] for reading in readings}
    records = {record.pk: record for record in OpenDataRecord.objects.filter(publisher__in=publishers)}
    known = [Known(record.pk, record.cells, record.digest) for record in records.values()]
    rows = [Known(id(reading), reading.row.cells, reading.row.digest) for reading in readings if reading.draft]
    return {row: records[record] for row, record in match(rows, known).items()}


@contextmanager
def _one_index_update(touched: list[int]) -> Iterator[None]:
    """Index all pages at once at the end. A task for each of 1,482 pages would keep the worker busy for minutes.

    The handler is taken off for this process; imports run in a command or in the worker, never beside page requests.
    """
    with disable_reference_index_auto_update():
        post_save.disconnect(post_save_signal_handler, sender=EventPage)
        try:
            yield
        finally:
            post_save.connect(post_save_signal_handler, sender=EventPage)
    # Ids until here, and pages a few at a time: 10,000 pages with their text would fill a small machine.
    for batch in _batches(touched, 100):
        pages = list(EventPage.objects.filter(pk__in=batch))
        for backend in get_search_backends():
            with transaction.atomic():
                backend.get_index_for_model(EventPage).add_items(EventPage, pages)


@dataclass
class _Clerk:
    """Carries one row after the other to its page."""

    index: EventIndexPage
    now: datetime
    options: Options
    outcome: Outcome
    touched: list[int] = field(default_factory=list)
    slugs: set[str] | None = None

    def take(self, reading: Reading, record: OpenDataRecord | None) -> None:
        """Make, mend or leave the event of one row."""
        if reading.draft is None:
            return
        if record is None:
            self._create(reading, reading.draft)
        elif record.digest == reading.row.digest:
            self.outcome.unchanged += 1
        else:
            self._update(reading, reading.draft, record)

    def _create(self, reading: Reading, draft: EventDraft) -> None:
        self.outcome.created.append(draft.title)
        if self.options.dry_run:
            return
        live = self.options.live
        page = new_page(draft, slug=self._free_slug(reading.row), live=live)
        page.owner = self.options.user
        if live:
            page.first_published_at = page.last_published_at = self.now
        self.index.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=self.options.user)
        OpenDataRecord.objects.create(page=page, **self._trace(reading.row))
        self.touched.append(page.pk)

    def _update(self, reading: Reading, draft: EventDraft, record: OpenDataRecord) -> None:
        """Take over what the file changed; what staff wrote elsewhere on the page stays.

        A page that is live goes live with it, unless staff are in the middle of a draft.
        """
        self.outcome.updated.append(draft.title)
        if self.options.dry_run:
            return
        before = read_row(Row(record.file, record.line, record.cells)).draft
        changed = _changed_fields(before, draft)
        stored = EventPage.objects.get(pk=record.page_id)
        if changed:
            goes_live = stored.live and not stored.has_unpublished_changes
            page = stored.get_latest_revision_as_object()
            write_draft(page, draft, changed=changed)
            revision = page.save_revision(user=self.options.user)
            if goes_live:
                revision.publish(user=self.options.user)
            self.touched.append(stored.pk)
        OpenDataRecord.objects.filter(pk=record.pk).update(**self._trace(reading.row))

    def _trace(self, row: Row) -> dict[str, Any]:
        return {
            "publisher": publisher_of(row.cells)[:200],
            "cells": row.cells,
            "digest": row.digest,
            "file": row.file[:255],
            "line": row.line,
            "imported_at": self.now,
        }

    def _free_slug(self, row: Row) -> str:
        """An address that is the same wherever the row is imported: it comes from what the row says."""
        if self.slugs is None:
            self.slugs = set(self.index.get_children().values_list("slug", flat=True))
        length = 10
        while f"od-{row.digest[:length]}" in self.slugs:
            length += 1
        slug = f"od-{row.digest[:length]}"
        self.slugs.add(slug)
        return slug


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _changed_fields(before: EventDraft | None, now: EventDraft) -> set[str]:
    names = {field.name for field in fields(EventDraft)}
    return {name for name in names if before is None or getattr(before, name) != getattr(now, name)}


def _without_quotes(reason: str) -> str:
    """「2023-02-30」は… and 「2022-02-31」は… are one reason when counted."""
    return re.sub(r"\d[\d:-]*", "…", re.sub(r"「[^」]*」", "「…」", reason))

"""Imports that staff start in the CMS: check, confirm, import. The verbs of the screen and of the task."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from events.models import EventIndexPage, ImportState, OpenDataImport, OpenDataUpload
from events.opendata.importing import Options, Outcome, import_tables
from events.opendata.reading import Remark, Table, read_table

# A report is to be read by people; the figures count everything, the lists stop somewhere.
MOST_REMARKS: Final = 2_000
MOST_TITLES: Final = 500


def event_index() -> EventIndexPage | None:
    """The list that imported events go under."""
    index: EventIndexPage | None = EventIndexPage.objects.order_by("path").first()
    return index


@transaction.atomic
def check_files(*, files: Iterable["UploadedFile[Any]"], as_drafts: bool, user: Any, now: datetime) -> OpenDataImport:
    """Keep the files and say what importing them would do. Nothing is imported."""
    batch = OpenDataImport.objects.create(user=user, as_drafts=as_drafts, report={}, created_at=now)
    for file in files:
        OpenDataUpload.objects.create(batch=batch, name=(file.name or "")[:255], content=file.read())
    batch.report = _report(_run(batch, now=now, dry_run=True))
    batch.save(update_fields=["report"])
    return batch


def confirm(*, batch_id: int) -> bool:
    """Whether this press of the button starts the import: the first one does, a second one changes nothing."""
    checked = OpenDataImport.objects.filter(pk=batch_id, state__in=[ImportState.CHECKED, ImportState.FAILED])
    return checked.update(state=ImportState.WAITING) == 1


def carry_out(*, batch_id: int, now: datetime) -> None:
    """Import a confirmed batch. When it breaks off it says so and may be started again: nothing is made twice."""
    batch = OpenDataImport.objects.get(pk=batch_id)
    if batch.state != ImportState.WAITING:
        return
    state = ImportState.FAILED
    try:
        batch.report = _report(_run(batch, now=now, dry_run=False))
        state = ImportState.DONE
    finally:
        batch.state, batch.finished_at = state, now
        batch.save(update_fields=["report", "state", "finished_at"])
    batch.uploads.all().delete()


def _run(batch: OpenDataImport, *, now: datetime, dry_run: bool) -> Outcome:
    index = event_index()
    if index is None:
        reason = "催しの一覧ページがありません。先に「催しの一覧」を作ってください。"
        return Outcome(remarks=[Remark("", 0, "", reason)])
    tables: list[Table] = [read_table(bytes(upload.content), file=upload.name) for upload in batch.uploads.all()]
    options = Options(live=not batch.as_drafts, dry_run=dry_run, user=batch.user)
    return import_tables(tables=tables, index=index, now=now, options=options)


def _report(outcome: Outcome) -> dict[str, Any]:
    """The outcome as the screen shows it."""
    return {
        "files": outcome.files,
        "rows": outcome.rows,
        "created": len(outcome.created),
        "updated": len(outcome.updated),
        "unchanged": outcome.unchanged,
        "titles": outcome.created[:MOST_TITLES],
        "updated_titles": outcome.updated[:MOST_TITLES],
        "refused_count": len(outcome.refused),
        "note_count": len(outcome.notes),
        "refused": [_line(remark) for remark in outcome.refused[:MOST_REMARKS]],
        "notes": [_line(remark) for remark in outcome.notes[:MOST_REMARKS]],
    }


def _line(remark: Remark) -> dict[str, Any]:
    return {"file": remark.file, "line": remark.line, "column": remark.column, "reason": remark.reason}

"""Which formats are still true, which are to be made, and for which a task is in the queue already."""

import datetime as dt
from typing import NamedTuple

from django.db import transaction

from cms.signals import public_content_changed
from documents.formats.parts import digest
from documents.formats.register import offered
from documents.manuscripts import current_parts, digest_for, is_written
from documents.models import DocumentPage, Format, FormatKind, FormatState, SourceText

# A task that has not come up by then was lost with its queue.
LOST_AFTER = dt.timedelta(hours=6)


class Wanted(NamedTuple):
    """A format to be made, and from what."""

    row: Format
    digest: str


def note_changes(page: DocumentPage, source: SourceText, *, now: dt.datetime, again: bool = False) -> list[str]:
    """Set aside what is not true any more; the kinds for which a task is to be put in the queue, as they are offered.

    The zip of everything is not among them: it is made when everything in it is (``zip_to_make``).
    """
    with transaction.atomic():
        source.parts = current_parts(page, source)
        source.save(update_fields=["parts"])
        wanted = _wanted(page, source)
        if _set_aside([each.row.pk for each in wanted]):
            public_content_changed.send(sender=DocumentPage)
        asked = [each for each in wanted if again or not _is_asked_for(each, now=now)]
        for each in asked:
            _note_asked(each, now=now)
    return [each.row.kind for each in asked]


def is_current(kind: str, page_id: int, made_from: str) -> bool:
    """Whether what was made from this is still what is wanted. Inside a transaction it stays so until its end."""
    if kind == FormatKind.ZIP:
        return zip_digest(page_id) == made_from
    source = SourceText.objects.select_for_update().filter(page_id=page_id).first()
    return source is not None and digest_for(kind, source) == made_from


def zip_to_make(page_id: int, *, now: dt.datetime) -> bool:
    """Whether everything else is made, and the zip of it is not."""
    if FormatKind.ZIP not in offered():
        return False
    rows = Format.objects.filter(page_id=page_id).exclude(kind=FormatKind.ZIP)
    if rows.filter(state__in=(FormatState.MAKING, FormatState.STALE)).exists() or not rows.ready().exists():
        return False
    row, _ = Format.objects.get_or_create(page_id=page_id, kind=FormatKind.ZIP)
    wanted = Wanted(row, zip_digest(page_id))
    if row.is_fresh_for(wanted.digest) or _is_asked_for(wanted, now=now):
        return False
    _note_asked(wanted, now=now)
    return True


def zip_digest(page_id: int) -> str:
    """Stands for all the files that are ready now."""
    rows = Format.objects.filter(page_id=page_id).exclude(kind=FormatKind.ZIP).ready().order_by("kind")
    return digest(FormatKind.ZIP.value, *rows.values_list("kind", "source_digest", "size"))


def _wanted(page: DocumentPage, source: SourceText) -> list[Wanted]:
    """What is not fresh. Formats that are not offered any more, or not written any more, go."""
    kinds = [kind for kind in offered() if is_written(kind, page)]
    for gone in page.formats.exclude(kind__in=kinds):
        gone.delete()
    rows = {row.kind: row for row in page.formats.all()}
    wanted = []
    for kind in kinds:
        if kind == FormatKind.ZIP:
            continue
        row = rows.get(kind) or Format.objects.get_or_create(page=page, kind=kind)[0]
        if not row.is_fresh_for(made_from := digest_for(kind, source)):
            wanted.append(Wanted(row, made_from))
    return wanted


def _set_aside(keys: list[int]) -> int:
    """What was made from something older is not given out any more, nor is a zip in which it lies."""
    outdated = Format.objects.filter(pk__in=keys)
    if keys:
        pages = outdated.values("page")
        outdated |= Format.objects.filter(page__in=pages, kind=FormatKind.ZIP)
    changed = outdated.filter(state=FormatState.FRESH).update(state=FormatState.STALE, progress=0)
    return changed + outdated.filter(state=FormatState.FAILED).update(state=FormatState.MAKING, reason="", progress=0)


def _is_asked_for(wanted: Wanted, *, now: dt.datetime) -> bool:
    row = wanted.row
    return row.asked_digest == wanted.digest and row.asked_at is not None and row.asked_at > now - LOST_AFTER


def _note_asked(wanted: Wanted, *, now: dt.datetime) -> None:
    Format.objects.filter(pk=wanted.row.pk).update(asked_digest=wanted.digest, asked_at=now)

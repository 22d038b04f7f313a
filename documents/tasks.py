"""Background work: reading a document, and making each of its formats."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from documents import actions, freshness, making
from documents.formats.kinds import FormatKind
from documents.formats.turns import priority_of
from documents.models import DocumentPage, SourceText


@task()
def read_document(page_id: int, *, again: bool = False) -> None:
    """Take out the text, then let each format be made by a task of its own: one that fails holds up no other."""
    page = DocumentPage.objects.live().filter(pk=page_id).first()
    if page is None:
        return
    for kind in actions.read_document(page=page, now=timezone.now(), again=again):
        want(page_id, kind)
    _zip_at_last(page_id)


@task()
def read_draft(page_id: int) -> None:
    """Take out the text only, for staff who correct it before the document is public."""
    page = DocumentPage.objects.filter(pk=page_id).first()
    if page is not None:
        actions.read_text(page=page, now=timezone.now())


@task()
def make_format(page_id: int, kind: str) -> None:
    """Make one format. A document deleted in the meantime needs none."""
    if not SourceText.objects.filter(page_id=page_id).exists():
        return
    try:
        making.make_format(page_id=page_id, kind=kind)
    finally:
        if kind != FormatKind.ZIP:
            _zip_at_last(page_id)


def want(page_id: int, kind: str) -> None:
    """Put a format into the queue, what is asked for most before the rest."""
    make_format.using(priority=priority_of(kind)).enqueue(page_id, kind)


def freshen(*, now: dt.datetime) -> int:
    """Look through all documents for formats that are not true any more; how many are to be made."""
    count = 0
    sources = SourceText.objects.filter(page__live=True).exclude(html="").select_related("page__locale")
    for source in sources.iterator():
        for kind in freshness.note_changes(source.page, source, now=now):
            want(source.page_id, kind)
            count += 1
    return count


def _zip_at_last(page_id: int) -> None:
    if freshness.zip_to_make(page_id, now=timezone.now()):
        want(page_id, FormatKind.ZIP)

"""Making formats. Every verb may be repeated: a worker that was killed simply does it again."""

import ctypes
import gc
import logging
import time
from contextlib import suppress
from functools import partial

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from cms.signals import public_content_changed
from documents import freshness
from documents.formats import FormatFailedError, FormatRefusal, Made, Manuscript
from documents.formats.bundle import MadeFile, bundle
from documents.formats.kinds import FILE_TYPES, FormatKind
from documents.formats.maker import Progress
from documents.formats.register import maker_of
from documents.manuscripts import digest_for, manuscript_of
from documents.models import DocumentPage, Format, FormatState, SourceText

logger = logging.getLogger(__name__)

# SQLite has one writer: whoever takes a place must not wait because a bar moves.
TOLD_EVERY_SECONDS = 2.0
# From such lengths on a format leaves so much behind that it is worth half a second to tidy up.
MANY_PAGES, MANY_SECONDS = 20, 600


def make_format(*, page_id: int, kind: str) -> None:
    """Make one format of the document as it is now. A format that is fresh already is left alone."""
    source = SourceText.objects.select_related("page__locale").get(page_id=page_id)
    row, _ = Format.objects.get_or_create(page_id=page_id, kind=kind)
    made_from = freshness.zip_digest(page_id) if kind == FormatKind.ZIP else digest_for(kind, source)
    if row.is_fresh_for(made_from):
        return
    try:
        made = _made(kind, manuscript_of(source.page, source), Told(row.pk))
    except FormatFailedError as error:
        _note_failure(row, error.refusal)
    except Exception:
        _note_failure(row, FormatRefusal.UNEXPECTED)
        raise
    else:
        _exchange(row, made, digest=made_from)
        if made.pages >= MANY_PAGES or made.seconds >= MANY_SECONDS:
            del made
            _give_memory_back()
    public_content_changed.send(sender=DocumentPage)


def _made(kind: str, manuscript: Manuscript, progress: Progress) -> Made:
    """The zip of everything is the one format that is made of others, and so the one that needs the database."""
    if kind != FormatKind.ZIP:
        return maker_of(kind).make(manuscript, progress)
    rows = Format.objects.filter(page_id=manuscript.page_id).exclude(kind=FormatKind.ZIP).ready()
    files = [MadeFile(FormatKind(row.kind), partial(row.file.storage.open, row.file.name)) for row in rows]
    return bundle(manuscript, files, progress)


class Told:
    """Writes down how far the work has come, now and then."""

    def __init__(self, key: int) -> None:
        self.key, self.told_at = key, time.monotonic()

    def __call__(self, share: float) -> None:
        """From 0 to 1. 100 is only said by the file itself."""
        if time.monotonic() - self.told_at >= TOLD_EVERY_SECONDS:
            self.told_at = time.monotonic()
            Format.objects.filter(pk=self.key).update(progress=min(99, round(share * 100)))


def _give_memory_back() -> None:
    """The boxes of a long document hang together in circles, and glibc keeps what was freed: workers live for weeks."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _note_failure(row: Format, refusal: FormatRefusal) -> None:
    """Whoever asks again gets a new task."""
    logger.warning("format %s of document %s was not made: %s", row.kind, row.page_id, refusal.value)
    failed = {"state": FormatState.FAILED, "reason": refusal.value, "asked_digest": "", "progress": 0}
    Format.objects.filter(pk=row.pk).update(**failed)


def _exchange(row: Format, made: Made, *, digest: str) -> None:
    """Write the new file, then point to it, then remove the old one: there is always a whole file to give out."""
    storage = row.file.storage
    content = ContentFile(made.content) if isinstance(made.content, bytes) else File(made.content)
    name = f"formats/{row.page_id}-{row.kind}.{FILE_TYPES[row.kind].ending}"
    size = content.size
    new_name = storage.save(name, content)
    content.close()
    with transaction.atomic():
        row = Format.objects.select_for_update().get(pk=row.pk)
        if not freshness.is_current(row.kind, row.page_id, digest):
            # The document changed while this was being made; the task for its new text is on its way.
            transaction.on_commit(lambda: storage.delete(new_name))
            return
        old_name = row.file.name
        row.file.name = new_name
        row.state, row.reason, row.source_digest = FormatState.FRESH, "", digest
        row.size, row.seconds, row.pages = size, made.seconds, made.pages
        row.cues, row.replaced, row.progress = made.cues, made.replaced, 100
        row.by_person, row.made_at = made.by_person, timezone.now()
        row.save()
        if old_name:
            transaction.on_commit(lambda: storage.delete(old_name))

"""What is done with documents. Every verb may be repeated: a worker that was killed simply does it again."""

import datetime as dt
import hashlib
import logging

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from wagtail.search.index import insert_or_update_object

from accessibility.speech.script import estimated_seconds, reading_minutes
from cms.signals import public_content_changed
from cms.visitorless import visitorless_request
from documents.extraction import NoTextError
from documents.extraction.source import text_of_body, text_of_file
from documents.extraction.structure import without_title
from documents.formats import FormatFailedError, FormatRefusal, Made, Manuscript
from documents.formats.register import MAKERS, maker_of
from documents.models import DocumentPage, Format, FormatState, SourceText
from documents.numbers import number_of, short_address
from documents.upload import UploadRefusedError

logger = logging.getLogger(__name__)

# Raise it when extraction or a format is made better: every document is then made anew at its next turn.
RECIPE = "2"


def read_document(*, page: DocumentPage, now: dt.datetime) -> list[str]:
    """Take the text out of a document, unless it is unchanged; say which formats are to be made from it."""
    body = _body_of(page)
    file = _file_of(page)
    digest = _digest(page, body, file)
    source = page.source
    if source is None or source.digest != digest:
        html, refusal = _text(body, file)
        html = without_title(html, page.title)
        with transaction.atomic():
            source, _ = SourceText.objects.update_or_create(
                page=page,
                defaults={
                    "html": html,
                    "refusal": refusal,
                    "digest": digest,
                    "minutes_to_read": reading_minutes(html),
                    "seconds_to_hear": estimated_seconds(html),
                    "made_at": now,
                },
            )
            _set_aside(page, digest)
        insert_or_update_object(page)
        public_content_changed.send(sender=DocumentPage)
    return _kinds_to_make(page, digest) if source.html else []


def make_format(*, page_id: int, kind: str) -> None:
    """Make one format of the text as it is now. A format that is fresh already is left alone."""
    source = SourceText.objects.select_related("page__locale").get(page_id=page_id)
    row, _ = Format.objects.get_or_create(page_id=page_id, kind=kind)
    if row.is_fresh_for(source.digest):
        return
    manuscript = _manuscript(source)
    maker = maker_of(kind)
    try:
        made = maker.make(manuscript)
    except FormatFailedError as error:
        _note_failure(row, error.refusal)
    except Exception:
        _note_failure(row, FormatRefusal.UNEXPECTED)
        raise
    else:
        _exchange(row, made, name=f"{page_id}-{kind}.{maker.extension}", digest=source.digest)
    public_content_changed.send(sender=DocumentPage)


def _manuscript(source: SourceText) -> Manuscript:
    page = source.page
    return Manuscript(
        title=page.title,
        issued_on=page.issued_on,
        html=source.html,
        language=page.locale.language_code,
        page_id=page.pk,
        address=page.full_url or "",
        summary=page.summary,
        number=number_of(page.pk),
        short_address=short_address(page.pk),
    )


def forget_what_was_made(*, page: DocumentPage) -> None:
    """Let text and formats be made anew although nothing changed, as after a new reading or a new font."""
    SourceText.objects.filter(page=page).update(digest="")
    Format.objects.filter(page=page).update(source_digest="")


def _body_of(page: DocumentPage) -> str:
    """The page's own body, as a stranger sees it."""
    if not page.body:
        return ""
    return render_to_string("cms/body.html", {"page": page, "body": page.body}, visitorless_request(page))


def _file_of(page: DocumentPage) -> bytes:
    if page.upload is None:
        return b""
    with page.upload.open_file() as file:
        return bytes(file.read())


def _digest(page: DocumentPage, body: str, file: bytes) -> str:
    parts = [RECIPE, page.title, page.issued_on.isoformat(), body, hashlib.sha256(file).hexdigest()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _text(body: str, file: bytes) -> tuple[str, str]:
    """Body and file in this order, and the reason when the file gave nothing."""
    html = text_of_body(body, base_url=settings.WAGTAILADMIN_BASE_URL)
    if not file:
        return html, ""
    try:
        return html + text_of_file(file), ""
    except (NoTextError, UploadRefusedError) as error:
        return html, error.refusal.value


def _set_aside(page: DocumentPage, digest: str) -> None:
    """What was made from an older text is not given out any more."""
    outdated = Format.objects.filter(page=page).exclude(source_digest=digest)
    outdated.filter(state=FormatState.FRESH).update(state=FormatState.STALE)
    outdated.filter(state=FormatState.FAILED).update(state=FormatState.MAKING, reason="")


def _kinds_to_make(page: DocumentPage, digest: str) -> list[str]:
    fresh = {row.kind for row in page.formats.all() if row.is_fresh_for(digest)}
    wanted = [kind for kind in MAKERS if kind not in fresh]
    for kind in wanted:
        Format.objects.get_or_create(page=page, kind=kind)
    return wanted


def _note_failure(row: Format, refusal: FormatRefusal) -> None:
    logger.warning("format %s of document %s was not made: %s", row.kind, row.page_id, refusal.value)
    Format.objects.filter(pk=row.pk).update(state=FormatState.FAILED, reason=refusal.value)


def _exchange(row: Format, made: Made, *, name: str, digest: str) -> None:
    """Write the new file, then point to it, then remove the old one: there is always a whole file to give out."""
    storage = row.file.storage
    new_name = storage.save(f"formats/{name}", ContentFile(made.content))
    with transaction.atomic():
        row = Format.objects.select_for_update().get(pk=row.pk)
        if not SourceText.objects.filter(page_id=row.page_id, digest=digest).exists():
            # The document changed while this was being made; the task for its new text is on its way.
            transaction.on_commit(lambda: storage.delete(new_name))
            return
        old_name = row.file.name
        row.file.name = new_name
        row.state, row.reason, row.source_digest = FormatState.FRESH, "", digest
        row.size, row.seconds, row.pages = len(made.content), made.seconds, made.pages
        row.cues = made.cues
        row.save()
        if old_name:
            transaction.on_commit(lambda: storage.delete(old_name))

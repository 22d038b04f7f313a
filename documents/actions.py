"""Reading documents. Every verb may be repeated: a worker that was killed simply does it again."""

import datetime as dt
import hashlib

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.search.index import insert_or_update_object

from accessibility.speech.script import estimated_seconds, reading_minutes
from cms.signals import public_content_changed
from cms.visitorless import visitorless_request
from documents import freshness
from documents.correcting.current import CurrentText, Reading, corrected_text, mark_of, text_without_reading
from documents.extraction import NoTextError
from documents.extraction.source import read_file, text_of_body
from documents.extraction.structure import without_title
from documents.figures.keeping import keep
from documents.models import DocumentPage, Format, SourceText
from documents.upload import UploadRefusedError

# Raise it when extraction is made better: every document is then read anew at its next turn.
RECIPE = "4"


def read_document(*, page: DocumentPage, now: dt.datetime, again: bool = False) -> list[str]:
    """Take the text out of a document, unless it is unchanged; say for which formats a task is to be put in the queue.

    ``again`` also names those that were put there before, as when the queue was lost.
    """
    source = read_text(page=page, now=now)
    return freshness.note_changes(page, source, now=now, again=again) if source.html else []


def read_text(*, page: DocumentPage, now: dt.datetime) -> SourceText:
    """Take the text out of a document, also of one that nobody can see yet, unless it is unchanged."""
    body = _body_of(page)
    file = _file_of(page)
    digest = _digest(page, body, file)
    source = page.source
    if source is None or source.digest != digest:
        text, refusal = _text_of_file(page, file, now)
        html = text_of_body(body, base_url=settings.WAGTAILADMIN_BASE_URL) + text.html
        html = without_title(html, page.title)
        source, _ = SourceText.objects.update_or_create(
            page=page,
            defaults={
                "html": html,
                "refusal": refusal,
                # Not the digest above: reading may have made a version.
                "digest": _digest(page, body, file),
                "by_machine": text.by_machine,
                "minutes_to_read": reading_minutes(html),
                "seconds_to_hear": estimated_seconds(html),
                "made_at": now,
            },
        )
        insert_or_update_object(page)
        public_content_changed.send(sender=DocumentPage)
    return source


def forget_what_was_made(*, page: DocumentPage) -> None:
    """Let text and formats be made anew although nothing changed, as after a new reading or a new font."""
    SourceText.objects.filter(page=page).update(digest="")
    Format.objects.filter(page=page).update(source_digest="", asked_digest="")


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
    parts = [RECIPE, page.title, page.issued_on.isoformat(), body, hashlib.sha256(file).hexdigest(), mark_of(page)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _text_of_file(page: DocumentPage, file: bytes, now: dt.datetime) -> tuple[CurrentText, str]:
    """What the file says, as staff corrected it, and the reason when it gave nothing."""
    if not file:
        return CurrentText(), ""
    reading = Reading(sha=hashlib.sha256(file).hexdigest(), recipe=RECIPE, now=now)
    if text := text_without_reading(page, reading):
        return text, ""
    try:
        found = read_file(file)
        keep(page.pk, found.figures)
        return corrected_text(page, found, reading), ""
    except (NoTextError, UploadRefusedError) as error:
        return CurrentText(), error.refusal.value

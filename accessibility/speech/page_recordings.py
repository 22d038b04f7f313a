"""The recordings of pages: which is wanted, which is being made, which may be given out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.speech import recordings, store
from accessibility.speech.engines import SpeechError
from accessibility.speech.recordings import Plan

logger = logging.getLogger(__name__)
State = PageRecording.State
PAGES = f"{store.FOLDER}/pages"
# A worker that was killed leaves its row behind; after this long the recording is asked for again.
GIVEN_UP_AFTER = timedelta(seconds=120)


class SpeakablePage(Protocol):
    """A public page that can say what it says (cms.BasePage can)."""

    pk: int
    title: str

    def main_html(self) -> str:
        """Its words as HTML, without header, footer or visitor."""
        ...

    def get_url(self, request: HttpRequest | None = None) -> str | None:
        """Where it can be read."""
        ...


def page_to_hear(page_id: int, version: str = "") -> SpeakablePage | None:
    """The page, or another version of it, if everybody may read it and it has words."""
    page = Page.objects.live().public().filter(pk=page_id).first()
    specific = page.specific if page else None
    if not hasattr(specific, "main_html"):
        return None
    return cast(SpeakablePage, specific) if not version else versions_of(specific).get(version)


def versions_of(page: Any) -> dict[str, SpeakablePage]:
    """What else can be heard of a page, by name: cms.BasePage offers its easy version."""
    versions: dict[str, SpeakablePage] = getattr(page, "versions_to_hear", {})
    return versions


def all_to_hear(page_id: int) -> dict[str, SpeakablePage]:
    """The page under "", and its other versions."""
    page = page_to_hear(page_id)
    return {"": page, **versions_of(page)} if page else {}


def plan_of(page: SpeakablePage) -> Plan:
    """What will be spoken of the page as it is now."""
    language = getattr(getattr(page, "locale", None), "language_code", "ja")
    return recordings.plan(page.main_html(), title=page.title, language=language)


def file_of(page_id: int, digest: str, ext: str) -> str:
    """Where the page's sound is kept."""
    return f"{PAGES}/{page_id}/{digest}.{ext}"


def ready(page_id: int, planned: Plan) -> PageRecording | None:
    """The recording of just these words, if it is finished and still in the storage."""
    row = PageRecording.objects.filter(page_id=page_id, digest=planned.digest, state=State.READY).first()
    kept = row and all(store.exists(file_of(page_id, planned.digest, ext)) for ext in ("mp3", "ogg"))
    return row if kept else None


def want(page_id: int, planned: Plan, *, now: datetime, enqueue: Callable[[int], object], version: str = "") -> None:
    """Somebody waits for the page: put it before the recordings that nobody waits for. Asking twice is no error."""
    with transaction.atomic():
        row = PageRecording.objects.filter(page_id=page_id, version=version).first()
        waiting = row is not None and row.digest == planned.digest and row.state in {State.WANTED, State.MAKING}
        if waiting and row is not None and now - row.asked_at < GIVEN_UP_AFTER:
            return
        _write((page_id, version), planned, State.WANTED, now=now)
        enqueue(page_id)


def make(page_id: int, *, now: datetime, between: Callable[[], None] = lambda: None, version: str = "") -> None:
    """Record the page as it is now, and call ``between`` after each sentence. Done already is done.

    Nothing is spoken inside a transaction: SQLite has one writer, and residents must be able to take places meanwhile.
    """
    page = page_to_hear(page_id, version)
    if page is None:
        return
    planned = plan_of(page)
    if ready(page_id, planned):
        return
    _write((page_id, version), planned, State.MAKING, now=now)
    try:
        for spoken in planned.spoken:
            recordings.make(spoken)
            recordings.pause(spoken)
            between()
        programme = recordings.join(planned)
    except SpeechError as error:
        PageRecording.objects.filter(page_id=page_id, version=version).update(state=State.FAILED, error=str(error))
        raise
    for ext, content in (("mp3", programme.mp3), ("ogg", programme.ogg)):
        store.write(file_of(page_id, planned.digest, ext), content)
    sizes = {"mp3_bytes": len(programme.mp3), "ogg_bytes": len(programme.ogg), "seconds": programme.seconds}
    _write((page_id, version), planned, State.READY, now=now, **sizes)


def forget(page_id: int) -> None:
    """Remove the page's joined sound. Staff published something: what they took back must not be heard any more.

    Sentences that are still said need not be spoken again, only joined.
    """
    for name in store.listed(f"{PAGES}/{page_id}"):
        store.delete(name)


def make_wanted(*, now: datetime) -> None:
    """Record what somebody waits for. Called between the sentences of recordings that nobody waits for."""
    for row in PageRecording.objects.filter(state=State.WANTED):
        claimed = PageRecording.objects.filter(pk=row.pk, state=State.WANTED).update(state=State.MAKING)
        if not claimed:
            continue
        try:
            make(row.page_id, now=now, version=row.version)
        except SpeechError:
            logger.exception("The recording of page %s failed", row.page_id)


def _write(heard: tuple[int, str], planned: Plan, state: str, *, now: datetime, **sizes: float) -> None:
    page_id, version = heard
    values = {"digest": planned.digest, "state": state, "asked_at": now, "error": "", **sizes}
    PageRecording.objects.update_or_create(page_id=page_id, version=version, defaults=values)

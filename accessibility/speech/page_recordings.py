"""The recordings of pages: which is wanted, which is being made, which may be given out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, cast

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from accessibility.models import PageRecording
from accessibility.speech import recordings, store
from accessibility.speech.cues import as_json
from accessibility.speech.engines import SpeechError, attribution
from accessibility.speech.kinds import KINDS, MP3
from accessibility.speech.recordings import Plan, Programme
from accessibility.speech.tags import Labels

logger = logging.getLogger(__name__)
State = PageRecording.State
PAGES = f"{store.FOLDER}/pages"
# The manner that says 「見出し2、」 before each heading.
HEADINGS = "headings"
# A worker that was killed leaves its row behind; after this long the recording is asked for again.
GIVEN_UP_AFTER = timedelta(seconds=120)


class Heard(NamedTuple):
    """What somebody listens to: a page, which version of it, and how it is said (PageRecording.manner)."""

    page_id: int
    version: str = ""
    manner: str = ""

    @property
    def announces(self) -> bool:
        """Whether headings are announced as such."""
        return self.manner == HEADINGS


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


def plan_of(page: SpeakablePage, *, announces: bool = False) -> Plan:
    """What will be spoken of the page as it is now; ``announces`` says 「見出し2、」 before headings."""
    html, language = page.main_html(), language_of(page)
    return recordings.plan(html, title=page.title, language=language, announces=announces, page_id=page.pk)


def labels_of(page: SpeakablePage, planned: Plan) -> Labels:
    """What the files say about themselves."""
    site = Site.objects.filter(is_default_site=True).first()
    published = getattr(page, "last_published_at", None)
    return Labels(
        title=page.title,
        town=site.site_name if site else "",
        day=timezone.localdate(published) if published else None,
        licence=attribution({spoken.voice for spoken in planned.spoken}),
        words="\n".join(spoken.sentence.text for spoken in planned.spoken),
        language=language_of(page),
    )


def language_of(page: SpeakablePage) -> str:
    """The language of the page as a whole."""
    return str(getattr(getattr(page, "locale", None), "language_code", "ja"))


def file_of(page_id: int, digest: str, ext: str) -> str:
    """Where the page's sound is kept."""
    return f"{PAGES}/{page_id}/{digest}.{ext}"


def ready(page_id: int, planned: Plan) -> PageRecording | None:
    """The recording of just these words, if it is finished and still in the storage."""
    row = PageRecording.objects.filter(page_id=page_id, digest=planned.digest, state=State.READY).first()
    kept = row and all(store.exists(file_of(page_id, planned.digest, ending)) for ending in KINDS)
    return row if kept else None


def want(heard: Heard, planned: Plan, *, now: datetime, enqueue: Callable[[Heard], object]) -> None:
    """Somebody waits for the page: put it before the recordings that nobody waits for. Asking twice is no error."""
    with transaction.atomic():
        row = PageRecording.objects.filter(**heard._asdict()).defer("cues").first()
        waiting = row is not None and row.digest == planned.digest and row.state in {State.WANTED, State.MAKING}
        if waiting and row is not None and now - row.asked_at < GIVEN_UP_AFTER:
            return
        _write(heard, planned, State.WANTED, now=now)
        enqueue(heard)


def make(heard: Heard, *, now: datetime, between: Callable[[], None] = lambda: None) -> None:
    """Record the page as it is now, and call ``between`` after each sentence. Done already is done.

    Nothing is spoken inside a transaction: SQLite has one writer, and residents must be able to take places meanwhile.
    """
    page = page_to_hear(heard.page_id, heard.version)
    if page is None:
        return
    planned = plan_of(page, announces=heard.announces)
    if ready(heard.page_id, planned):
        return
    _write(heard, planned, State.MAKING, now=now)
    try:
        programme = recordings.join(planned, labels_of(page, planned), between=between)
    except SpeechError as error:
        PageRecording.objects.filter(**heard._asdict()).update(state=State.FAILED, error=str(error))
        raise
    _keep(heard, planned, programme, now=now)


def _keep(heard: Heard, planned: Plan, programme: Programme, *, now: datetime) -> None:
    for ending, content in programme.files.items():
        store.write(file_of(heard.page_id, planned.digest, ending), content)
    values = {
        "sizes": {ending: len(content) for ending, content in programme.files.items()},
        "seconds": programme.seconds[MP3],
        "cues": {ending: as_json(cues) for ending, cues in programme.cues.items()},
    }
    _write(heard, planned, State.READY, now=now, **values)


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
            make(Heard(row.page_id, row.version, row.manner), now=now)
        except SpeechError:
            logger.exception("The recording of page %s failed", row.page_id)


def _write(heard: Heard, planned: Plan, state: str, *, now: datetime, **values: Any) -> None:
    kept = {"digest": planned.digest, "state": state, "asked_at": now, "error": "", **values}
    PageRecording.objects.update_or_create(**heard._asdict(), defaults=kept)

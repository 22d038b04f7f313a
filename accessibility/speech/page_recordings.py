"""The recordings of pages: which is wanted, which is being made, which may be given out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, cast

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from accessibility.models import HumanRecording, PageRecording
from accessibility.speech import human, recordings, store
from accessibility.speech.cues import Cue, as_json, from_json
from accessibility.speech.engines import SpeechError, attribution
from accessibility.speech.kinds import KINDS, MP3
from accessibility.speech.recordings import Plan, Programme
from accessibility.speech.tags import Labels

State = PageRecording.State
PAGES = f"{store.FOLDER}/pages"
# The manner that says 「見出し2、」 before each heading.
HEADINGS = "headings"
# A worker that was killed leaves its row behind; after this long the recording is asked for again.
GIVEN_UP_AFTER = timedelta(seconds=120)
# What was asked for so long ago, and never came, does not fill the queue any more.
FORGOTTEN_AFTER = timedelta(hours=1)
UNFINISHED = (State.WANTED, State.MAKING)


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
    planned = recordings.plan(html, title=page.title, language=language, announces=announces, page_id=page.pk)
    if announces:  # people announce no headings: whoever wants them hears the voice
        return planned
    return human.marked(planned, page_id=page.pk, version=getattr(page, "version_to_hear", ""))


def labels_of(page: SpeakablePage, planned: Plan) -> Labels:
    """What the files say about themselves."""
    site = Site.objects.filter(is_default_site=True).first()
    published = getattr(page, "last_published_at", None)
    return Labels(
        title=page.title,
        town=site.site_name if site else "",
        day=timezone.localdate(published) if published else None,
        licence=attribution({spoken.voice for spoken in planned.spoken}),
        comment=getattr(page, "full_url", None) or "",
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


def kept_cues(page_id: int, planned: Plan, ending: str) -> list[Cue]:
    """Which sentence sounds when in the finished recording of just these words."""
    rows = PageRecording.objects.filter(page_id=page_id, digest=planned.digest, state=State.READY)
    cues = rows.values_list("cues", flat=True).first() or {}
    return from_json(cues.get(ending, []))


class QueueFullError(Exception):
    """So many recordings are waited for that one more would only wait."""


def is_wanted(heard: Heard, planned: Plan, *, now: datetime) -> bool:
    """Whether somebody has asked for just these words a moment ago, or they are being spoken."""
    asked_lately = PageRecording.objects.filter(asked_at__gt=now - GIVEN_UP_AFTER, state__in=UNFINISHED)
    return asked_lately.filter(**heard._asdict(), digest=planned.digest).exists()


def want(heard: Heard, planned: Plan, *, now: datetime, enqueue: Callable[[Heard], object]) -> None:
    """Somebody waits for the page: put it before the recordings that nobody waits for. Asking twice is no error.

    Raises ``QueueFullError`` rather than let the queue grow without end.
    """
    with transaction.atomic():
        if is_wanted(heard, planned, now=now):
            return
        queue = PageRecording.objects.filter(asked_at__gt=now - FORGOTTEN_AFTER, state__in=UNFINISHED)
        if queue.count() >= settings.ENGAWA_SPEECH_MOST_WAITING:
            raise QueueFullError
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
    row = PageRecording.objects.filter(**heard._asdict(), digest=planned.digest)

    def meanwhile() -> None:
        # A long page takes minutes. Who asks meanwhile must see that somebody is at it.
        row.filter(asked_at__lt=timezone.now() - GIVEN_UP_AFTER / 4).update(asked_at=timezone.now())
        between()

    person = None if heard.announces else human.note_whether_behind(*heard[:2], planned, now=now)
    try:
        programme = _programme(page, planned, person, meanwhile)
        _keep(heard, planned, programme, is_human=person is not None)
    except (SpeechError, OSError) as error:
        # The voice, or the disk: staff are told on the sound screen.
        row.update(state=State.FAILED, error=str(error))
        raise


def _programme(
    page: SpeakablePage, planned: Plan, person: HumanRecording | None, between: Callable[[], None]
) -> Programme:
    labels = labels_of(page, planned)
    if person is None:
        return recordings.join(planned, labels, between=between)
    voices = {spoken.voice for spoken in human.left_to_the_voice(person, planned)}
    licence = human.attribution(person, attribution(voices) if voices else "")
    return human.programme(person, planned, replace(labels, licence=licence), between=between)


def _keep(heard: Heard, planned: Plan, programme: Programme, *, is_human: bool) -> None:
    """Put the files in their place, then say so. A page that changed or was taken back meanwhile is not kept."""
    for ending, content in programme.files.items():
        store.write(file_of(heard.page_id, planned.digest, ending), content)
    page = page_to_hear(heard.page_id, heard.version)
    if page is None or plan_of(page, announces=heard.announces).digest != planned.digest:
        for ending in programme.files:
            store.delete(file_of(heard.page_id, planned.digest, ending))
        return
    # Whoever began with newer words has put another digest into the row: it is theirs then.
    PageRecording.objects.filter(**heard._asdict(), digest=planned.digest).update(
        state=State.READY,
        error="",
        is_human=is_human,
        asked_at=timezone.now(),
        sizes={ending: len(content) for ending, content in programme.files.items()},
        seconds=programme.seconds[MP3],
        cues={ending: as_json(cues) for ending, cues in programme.cues.items()},
    )


def forget(page_id: int) -> None:
    """Remove the page's joined sound. Staff published something: what they took back must not be heard any more.

    Sentences that are still said need not be spoken again, only joined.
    """
    for name in store.listed(f"{PAGES}/{page_id}"):
        store.delete(name)


def _write(heard: Heard, planned: Plan, state: str, *, now: datetime) -> None:
    kept = {"digest": planned.digest, "state": state, "asked_at": now, "error": ""}
    PageRecording.objects.update_or_create(**heard._asdict(), defaults=kept)

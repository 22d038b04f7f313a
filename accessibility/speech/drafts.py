"""Drafts as sound: staff hear any sentence of a saved revision before it is public.

A sentence is named by its revision and its number, never by its words, so nothing but what somebody saved is spoken.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, cast

from django.core.cache import cache
from django_tasks import task
from wagtail.models import Page

from accessibility.furigana import annotate
from accessibility.readings import heard
from accessibility.speech import claims, page_recordings, store, work
from accessibility.speech.kinds import MP3
from accessibility.speech.page_recordings import SpeakablePage
from accessibility.speech.plans import Plan, Spoken
from accessibility.speech.tasks import QUEUE, SOONER

# How long somebody waits for the worker, and how often to look.
PATIENCE, LOOK_EVERY = 8.0, 0.05
# Pressing again meanwhile asks the worker no second time.
ASKED_FOR_SECONDS = 20
# The worker reads a whole document in a second or two.
PATIENCE_FOR_KANA = 2.5
# Before recordings of whole pages: somebody has just pressed ▶.
AT_ONCE = 20
Answer = TypeVar("Answer")


class Named(NamedTuple):
    """Which words are meant. Revision 0 is the page as it stands, for pages that were stored without a revision."""

    page_id: int
    revision_id: int
    version: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A saved revision of a page, or of another version of it, and what would be spoken of it."""

    named: Named
    page: SpeakablePage
    planned: Plan

    def sentence(self, number: int) -> Spoken | None:
        """Counted from one."""
        return self.planned.spoken[number - 1] if 0 < number <= len(self.planned.spoken) else None

    @property
    def japanese(self) -> set[str]:
        """The words that Open JTalk will be given."""
        return {spoken.words for spoken in self.planned.spoken if spoken.sentence.language == "ja"}


def draft(named: Named) -> Draft | None:
    """What the revision would say, if it still exists and has words."""
    page = _as_saved(named)
    if not hasattr(page, "main_html"):
        return None
    said = page_recordings.versions_of(page).get(named.version) if named.version else cast(SpeakablePage, page)
    return Draft(named, said, page_recordings.plan_of(said)) if said else None


def _as_saved(named: Named) -> Any:
    page = Page.objects.filter(pk=named.page_id).first()
    if page is None or not named.revision_id:
        return page and page.specific
    revision = page.specific.revisions.filter(pk=named.revision_id).first()
    return revision and revision.as_object()


@task(queue_name=QUEUE, priority=AT_ONCE)
def speak_sentence(page_id: int, revision_id: int, version: str, number: int) -> None:
    """Make the sound of one sentence of a draft."""
    found = draft(Named(page_id, revision_id, version))
    spoken = found and found.sentence(number)
    if spoken:
        sentence, _silence = spoken.pieces
        if not store.exists(f"{sentence.name}.{MP3}"):
            claims.lost(sentence.key)
        work.make(sentence)


@task(queue_name=QUEUE, priority=SOONER)
def read_draft(page_id: int, revision_id: int, version: str) -> None:
    """Find out what the voice will say for each sentence, and what stands above its kanji."""
    found = draft(Named(page_id, revision_id, version))
    if found:
        heard.make(found.japanese)
        annotate(found.page.main_html(), page_id=page_id)


def sound(found: Draft, number: int) -> bytes | None:
    """The sentence's MP3, made by the worker if nobody has heard it yet; None when no worker answers in time."""
    spoken = found.sentence(number)
    if spoken is None:
        return None
    name = f"{spoken.name}.{MP3}"

    def ask() -> None:
        speak_sentence.enqueue(*found.named, number)

    return _waited(lambda: store.read(name), ask, called=f"sound.{spoken.key}", patience=PATIENCE)


def kana(found: Draft) -> dict[str, str]:
    """What is said for each sentence's words, as far as it is known by now."""
    wanted = found.japanese

    def all_known() -> dict[str, str] | None:
        known = heard.kept(wanted)
        return known if len(known) == len(wanted) else None

    def ask() -> None:
        read_draft.enqueue(*found.named)

    known = _waited(all_known, ask, called=f"kana.{found.planned.digest}", patience=PATIENCE_FOR_KANA)
    return heard.kept(wanted) if known is None else known


def _waited(
    look: Callable[[], Answer | None], ask: Callable[[], None], *, called: str, patience: float
) -> Answer | None:
    answer = look()
    if answer is None and cache.add(f"engawa.draft.{called}", "asked", ASKED_FOR_SECONDS):
        ask()
    until = time.monotonic() + patience
    while answer is None and time.monotonic() < until:
        answer = look()
        if answer is None:
            time.sleep(LOOK_EVERY)
    return answer

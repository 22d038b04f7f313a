"""Drafts as sound: staff hear any sentence of a saved revision before it is public.

A sentence is named by its revision and its number, never by its words, so nothing but what somebody saved is spoken.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from wagtail.models import Page

from accessibility.furigana import annotate
from accessibility.models import WantedSentence
from accessibility.readings import heard, table
from accessibility.speech import claims, page_recordings, store, work
from accessibility.speech.kinds import MP3
from accessibility.speech.page_recordings import SpeakablePage
from accessibility.speech.plans import Plan, Spoken

# The number that stands for no sentence, but for how all of them are read.
READINGS = 0
# Whoever asked has gone on by then, or has asked again.
FORGOTTEN_AFTER = timedelta(seconds=60)


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
    """What the revision would say, if it still exists and has words.

    With the readings of this moment: the process that asks and the one that speaks must mean the same sound.
    """
    table.forget()
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


def want(named: Named, number: int, *, now: datetime) -> None:
    """Somebody has pressed ▶, or (READINGS) looks at the draft. Pressing again is no second wish."""
    wish: dict[str, Any] = {
        "page_id": named.page_id,
        "revision": named.revision_id,
        "version": named.version,
        "number": number,
    }
    WantedSentence.objects.update_or_create(**wish, defaults={"asked_at": now})


def speak_wanted(*, now: datetime) -> None:
    """Make the sound of what staff have asked for, the last wish first. Each is taken by one worker alone.

    Loads the voice: for workers only.
    """
    # Read before anything is written: this is asked between any two sentences, and mostly nobody wants anything.
    for wish in list(WantedSentence.objects.order_by("-asked_at")):
        taken, _rows = WantedSentence.objects.filter(pk=wish.pk).delete()
        is_wanted = taken and wish.asked_at > now - FORGOTTEN_AFTER
        found = draft(Named(wish.page_id, wish.revision, wish.version)) if is_wanted else None
        if found and wish.number == READINGS:
            heard.make(found.japanese)
            annotate(found.page.main_html(), page_id=wish.page_id)
        elif found and (spoken := found.sentence(wish.number)):
            _speak(spoken)


def _speak(spoken: Spoken) -> None:
    sentence, _silence = spoken.pieces
    if not store.exists(f"{sentence.name}.{MP3}"):
        claims.lost(sentence.key)
    work.make(sentence)

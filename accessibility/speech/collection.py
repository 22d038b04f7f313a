"""Removing sound and rubies that nobody will ask for again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wagtail.models import Page

from accessibility.furigana import keep_readings_of
from accessibility.models import FuriganaText, PageRecording
from accessibility.speech import page_recordings, recordings, store

# Somebody may still be listening to the edition before this one.
HEARD_OUT = timedelta(hours=2)
# Sentences of lists and forms are not known here, so age decides; those are quick to make again.
RUBIES_KEPT = timedelta(days=60)
SENTENCES_KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Collected:
    """How much was removed."""

    recordings: int
    sentences: int
    rubies: int


def collect(*, now: datetime) -> Collected:
    """Remove page recordings that were replaced, and sentences and rubies that no page uses and that are old."""
    return Collected(
        recordings=_remove(_replaced(now)),
        sentences=_remove(_unused(now)),
        rubies=_remove_rubies(now),
    )


def _remove_rubies(now: datetime) -> int:
    """Those of pages that are still there stay, or their next visitor would wait for them."""
    old = FuriganaText.objects.filter(made_at__lt=now - RUBIES_KEPT)
    if old.exists():
        for page in _pages():
            keep_readings_of(page.main_html(), page.pk)
    return old.delete()[0]


def _remove(names: Iterator[str]) -> int:
    count = 0
    for name in names:
        store.delete(name)
        count += 1
    return count


def _replaced(now: datetime) -> Iterator[str]:
    current = set(PageRecording.objects.values_list("digest", flat=True))
    for folder in store.folders(page_recordings.PAGES):
        for name in store.listed(folder):
            digest = name.rsplit("/", 1)[1].split(".")[0]
            if digest not in current and store.changed_at(name) < now - HEARD_OUT:
                yield name


def _unused(now: datetime) -> Iterator[str]:
    old = [
        name
        for folder in store.folders(recordings.SENTENCES)
        for name in store.listed(folder)
        if store.changed_at(name) < now - SENTENCES_KEPT
    ]
    # Asking every page what it says is costly; most days nothing is old.
    used = {spoken.key for spoken in _spoken_by_pages()} if old else set()
    return (name for name in old if name.rsplit("/", 1)[1].split(".")[0] not in used)


def _spoken_by_pages() -> Iterator[recordings.Spoken]:
    for page in _pages():
        for announces in (False, True):
            yield from page_recordings.plan_of(page, announces=announces).spoken


def _pages() -> Iterator[page_recordings.SpeakablePage]:
    for page_id in Page.objects.live().public().values_list("pk", flat=True).iterator():
        yield from page_recordings.all_to_hear(page_id).values()

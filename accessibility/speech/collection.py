"""Removing sound and rubies that nobody will ask for again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wagtail.models import Page

from accessibility.furigana import keep_readings_of
from accessibility.models import FuriganaText, HumanRecording, PageRecording, SpokenSentence
from accessibility.speech import claims, human, page_recordings, store
from accessibility.speech.kinds import KINDS
from accessibility.speech.plans import PAUSES, SENTENCES, Plan, name_of

# Somebody may still be listening to the edition before this one.
HEARD_OUT = timedelta(hours=2)
# Sentences of lists and forms are not known here, so age decides; those are quick to make again.
RUBIES_KEPT = timedelta(days=60)
SENTENCES_KEPT = timedelta(days=60)


# A worker that was killed may leave files behind that nobody knows of.
LEFT_BEHIND = timedelta(days=1)
UNFINISHED = ".making-"
Plans = Callable[[], Iterable[Plan]]
_others: list[Plans] = []


@dataclass(frozen=True, slots=True)
class Collected:
    """How much was removed: files of pages and half-made files, sentences, rubies."""

    recordings: int
    sentences: int
    rubies: int


def keep_also(plans: Plans) -> None:
    """Sound that is not a page's: what it says stays in the store as long as ``plans`` names it."""
    if plans in _others:
        raise ValueError("registered twice")
    _others.append(plans)


def collect(*, now: datetime) -> Collected:
    """Remove page recordings that were replaced, and sentences and rubies that nobody uses and that are old."""
    return Collected(
        recordings=_remove(_replaced(now)) + _remove(_half_made(now)) + _remove(_voices_of_nobody(now)),
        sentences=_remove_sentences(now) + _remove(_unknown(now)),
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


def _voices_of_nobody(now: datetime) -> Iterator[str]:
    """A server that died while somebody's voice came in, or went: a voice is not kept without word of whose it is."""
    known = set(HumanRecording.objects.values_list("folder", flat=True))
    for folder in store.folders(human.FOLDER):
        if folder.rsplit("/", 1)[1] not in known:
            yield from (name for name in store.listed(folder) if store.changed_at(name) < now - LEFT_BEHIND)


def _replaced(now: datetime) -> Iterator[str]:
    current = set(PageRecording.objects.values_list("digest", flat=True))
    for folder in store.folders(page_recordings.PAGES):
        for name in store.listed(folder):
            digest = name.rsplit("/", 1)[1].split(".")[0]
            if digest not in current and store.changed_at(name) < now - HEARD_OUT:
                yield name


def _half_made(now: datetime) -> Iterator[str]:
    for folder in _folders():
        for name in store.listed(folder):
            if UNFINISHED in name and store.changed_at(name) < now - LEFT_BEHIND:
                yield name


def _remove_sentences(now: datetime) -> int:
    """Row by row: each is claimed first, so that no worker can need it while its files go."""
    before = now - SENTENCES_KEPT
    if SpokenSentence.objects.filter(used_at__lt=before).exists():
        # Asking every page what it says is costly; most days nothing is old.
        for planned in _in_use():
            claims.note_use(planned.keys, now=now)
    removed = 0
    for key in list(SpokenSentence.objects.filter(used_at__lt=before).values_list("key", flat=True)):
        if claims.take_to_remove(key, unused_since=before, now=now):
            for ending in KINDS:
                store.delete(f"{name_of(key)}.{ending}")
            claims.removed(key)
            removed += 1
    return removed


def _unknown(now: datetime) -> Iterator[str]:
    """Files without a row: of a worker that was killed between the two, or older than the rows."""
    for folder in (PAUSES, *store.folders(SENTENCES)):
        names = {name: name.rsplit("/", 1)[1].split(".")[0] for name in store.listed(folder) if UNFINISHED not in name}
        known = claims.known(names.values())
        for name, key in names.items():
            if key not in known and store.changed_at(name) < now - LEFT_BEHIND:
                yield name


def _folders() -> Iterator[str]:
    yield PAUSES
    yield from store.folders(SENTENCES)
    yield from store.folders(page_recordings.PAGES)


def _in_use() -> Iterator[Plan]:
    for page in _pages():
        for announces in (False, True):
            yield page_recordings.plan_of(page, announces=announces)
    for plans in _others:
        yield from plans()


def _pages() -> Iterator[page_recordings.SpeakablePage]:
    for page_id in Page.objects.live().public().values_list("pk", flat=True).iterator():
        yield from page_recordings.all_to_hear(page_id).values()

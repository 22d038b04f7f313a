"""Sound that is made once: how fast one and two workers make it, what they weigh, what one edited sentence costs."""

import json
from collections.abc import Iterator
from typing import Any

import psutil

from portal.rehearsal import Rehearsal, stop
from tests.bench.figures import Figure
from tests.bench.load import cpu_seconds

PAGES_A_WORKER, SENTENCES_A_PAGE, FEW = 3, 25, 3
UTTERANCES = 5_000


def keeping(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """With the real voice. The sentences of the first two figures make the document of the third."""
    first = 0
    for workers, limit in ((1, 7), (2, 10)):
        yield cold(town, workers, first, limit)
        first += workers * PAGES_A_WORKER * SENTENCES_A_PAGE
    yield from edited(town, first)
    yield memory(town)


def cold(town: Rehearsal, workers: int, first: int, limit: float) -> Figure:
    """Seconds of sound made in a second, of sentences never spoken, all three kinds of file of them."""
    voices = [town.start("voice") for _worker in range(workers)]
    try:
        # Every worker has loaded its voice when a page of each is done.
        spoken(town, workers, 100_000 + first, FEW)
        processes = [psutil.Process(voice.pid) for voice in voices]
        before = sum(map(cpu_seconds, processes))
        found = spoken(town, workers * PAGES_A_WORKER, first, SENTENCES_A_PAGE)
        spent = sum(map(cpu_seconds, processes)) - before
    finally:
        for voice in voices:
            stop(voice)
    how = f"{found['seconds']:.0f} s of sound; {found['seconds'] / spent:.1f} for a second of processor time"
    name = f"× real time, never spoken, {workers} worker{'s' if workers > 1 else ''}"
    return Figure(name, found["seconds"] / (found["last"] - found["began"]), "×", limit, at_least=True, how=how)


def spoken(town: Rehearsal, count: int, first: int, length: int) -> dict[str, float]:
    """Ask for new pages, and wait until all are finished."""
    asked = said(town, "pages", count, first, length)
    found: dict[str, float] = said(town, "wait", *asked["ids"])
    return found | {"began": asked["began"]}


def edited(town: Rehearsal, sentences: int) -> Iterator[Figure]:
    """One sentence of a long document."""
    found = said(town, "document", sentences)
    how = f"30 pages, {sentences} sentences, {found['minutes']:.0f} minutes; joining all alone {found['joined']:.1f} s"
    yield Figure("one sentence of 30 pages edited, until the sound is finished", found["edited"], "s", 5, how=how)
    yield Figure("sentences made anew for it", found["made"], "", 1)


def memory(town: Rehearsal) -> Figure:
    """Whether a worker that speaks for days grows."""
    found = said(town, "utterances", UTTERANCES)
    grown = (max(found[1:]) / found[0] - 1) * 100
    how = f"resident, {found[0]:.0f} MB after 500, at most {max(found):.0f} MB up to {UTTERANCES:,} utterances"
    return Figure("memory of the voice over 5,000 utterances: growth", grown, "%", 5, how=how)


def said(town: Rehearsal, *what: object) -> Any:
    """What the town's command found."""
    return json.loads(town.manage("measure_keeping", *map(str, what)).splitlines()[-1])

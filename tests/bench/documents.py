"""A document and its formats: how long one worker takes, how much memory, how large they are, what an edit costs."""

import json
import time
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import psutil

from portal.rehearsal import Rehearsal, stop
from tests.bench.extraction import extraction
from tests.bench.figures import Figure
from tests.bench.load import cpu_seconds

SOUND = {"mp3", "ogg", "saver", "daisy", "epub"}
THIRTY, LONG, AT_ONCE, SHORT = 30, 300, 10, 3
# No two sentences of thirty pages are alike; those of the long one come again, or it would be spoken for an hour.
DIFFERENT, DIFFERENT_IN_LONG = 360, 60
EVERY_SECONDS = 0.2


def documents(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """With the real voice. The demo town's own documents are not made, so that nothing waits in the way."""
    yield from extraction()
    said(town, "clear")
    with worker(town) as life:
        page_id, first = yield from thirty(town, life)
        yield from edited(town, page_id, first)
        yield from read_otherwise(town, page_id)
        yield from at_once(town, first + 10_000)
        yield Figure("memory peak of the worker", life.most, "MB", 700, how="resident, with children; until here")
        yield from long(town, first + 20_000)
        yield Figure(f"memory peak of the worker with {LONG} pages", life.most, "MB", 700)


@dataclass
class Life:
    """What a worker weighed at most, and how much processor time it had used at each moment."""

    most: float = 0.0
    moments: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)

    def note(self, process: psutil.Process) -> None:
        """Look at it now."""
        with suppress(psutil.NoSuchProcess):  # a child that has just finished
            family = [process, *process.children(recursive=True)]
            self.most = max(self.most, sum(each.memory_info().rss for each in family) / 1e6)
            self.spent.append(cpu_seconds(process))
            self.moments.append(time.time())

    def spent_at(self, moment: float) -> float:
        """Seconds of processor time until then."""
        return self.spent[min(bisect(self.moments, moment), len(self.moments) - 1)]


@contextmanager
def worker(town: Rehearsal) -> Iterator[Life]:
    """One worker, and somebody who watches it."""
    process, life, done = town.start("worker"), Life(), Event()

    def watch() -> None:
        while not done.wait(EVERY_SECONDS):
            life.note(psutil.Process(process.pid))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield life
    finally:
        done.set()
        watcher.join()
        stop(process)


def thirty(town: Rehearsal, life: Life) -> Iterator[Figure]:
    """The budget of DESIGN.md, and where the time goes. Processor time: the clock moves with the neighbours."""
    first = 0
    asked = said(town, "publish", 1, THIRTY, first, DIFFERENT)
    found = waited(town, asked)
    times = _seconds_each(found, asked["began"], life)
    clock = max(row[1] for row in found["formats"]) - asked["began"]
    sound = next(row[3] for row in found["formats"] if row[0] == "mp3") / 60
    whole, silent = sum(times.values()), sum(times[kind] for kind in times if kind not in SOUND)
    each = ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in times.items())
    how = f"{clock:.0f} s by the clock; {sound:.0f} minutes of sound spoken for the first time; s each: {each}"
    yield Figure("30 pages to all formats, one worker, processor time", whole, "s", 60, how=how)
    yield Figure("the same without what is spoken", silent, "s", 60)
    sizes = ", ".join(f"{row[0]} {row[2] / 1000:,.0f}" for row in found["formats"])
    heaviest = max(row[2] for row in found["formats"] if row[0] != "zip") / 1e6
    yield Figure("heaviest format of 30 pages", heaviest, "MB", 30, how=f"kB: {sizes}")
    yield Figure("formats that failed", len(found["failed"]), "", 0, how=str(found["failed"] or ""))
    return asked["ids"][0], first


def edited(town: Rehearsal, page_id: int, first: int) -> Iterator[Figure]:
    """Every format says the new sentence; only that one is spoken."""
    asked = said(town, "edit", page_id, THIRTY, first, DIFFERENT)
    found = waited(town, asked | {"ids": [page_id]})
    whole = max(row[1] for row in found["formats"]) - asked["began"]
    yield Figure("one sentence of 30 pages edited, until all formats are new", whole, "s", 60)
    yield Figure("sentences spoken for it", said(town, "sentences") - asked["sentences"], "", 1)


def read_otherwise(town: Rehearsal, page_id: int) -> Iterator[Figure]:
    """What does not say a reading stays as it is."""
    asked = said(town, "reading", page_id)
    found = waited(town, asked | {"ids": [page_id]})
    kinds = sorted(row[0] for row in found["formats"])
    plain = [kind for kind in kinds if kind.startswith(("pdf", "txt", "sjis", "booklet"))]
    yield Figure("formats without readings that another reading made anew", len(plain), "", 0, how=", ".join(kinds))


def at_once(town: Rehearsal, first: int) -> Iterator[Figure]:
    """A clerk publishes a folder of papers."""
    asked = said(town, "publish", AT_ONCE, SHORT, first, SHORT * 12)
    found = waited(town, asked)
    kinds = [row[0] for row in found["formats"]]
    readable = max(row[1] for row in found["formats"] if row[0] == "html") - asked["began"]
    how = f"{len(kinds)} files, the last after {max(row[1] for row in found['formats']) - asked['began']:.0f} s"
    yield Figure(
        f"{AT_ONCE} documents of {SHORT} pages at once: until the first format of each", readable, "s", 60, how=how
    )
    yield Figure("formats of them that failed", len(found["failed"]), "", 0)


def long(town: Rehearsal, first: int) -> Iterator[Figure]:
    """Three hundred pages are finished at all, however long it takes."""
    asked = said(town, "publish", 1, LONG, first, DIFFERENT_IN_LONG)
    found = waited(town, asked)
    hours = next((row[3] for row in found["formats"] if row[0] == "mp3"), 0) / 3600
    whole = max(row[1] for row in found["formats"]) - asked["began"]
    how = f"{len(found['formats'])} formats in {whole:.0f} s, {hours:.1f} hours of sound; failed: {found['failed']}"
    yield Figure(f"formats of {LONG} pages that failed", len(found["failed"]), "", 0, how=how)


def waited(town: Rehearsal, asked: dict[str, Any]) -> Any:
    """Until all is made."""
    return said(town, "wait", int(asked["began"]), *asked["ids"])


def _seconds_each(found: dict[str, Any], began: float, life: Life) -> dict[str, float]:
    """One worker makes one after the other, so each took what was spent since the last. The first also read."""
    times, before = {}, life.spent_at(began)
    for kind, moment, *_rest in found["formats"]:
        times[kind] = life.spent_at(moment) - before
        before = life.spent_at(moment)
    return times


def said(town: Rehearsal, *what: object) -> Any:
    """What the town's command found."""
    return json.loads(town.manage("measure_documents", *map(str, what)).splitlines()[-1])

"""``make bench``: the figures of DESIGN.md's budgets that a page, a voice or a burst can show, side by side in one run.

``python -m tests.bench [PART …]`` measures only the named parts: those of PARTS below.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import django
import psutil
from django.conf import settings
from django.utils import timezone

from portal.rehearsal import Rehearsal, prepared_town, serving
from portal.town_pages import public_pages
from tests.bench.braille import braille
from tests.bench.burst import PEOPLE, burst
from tests.bench.choice import choice
from tests.bench.click_to_sound import click_to_sound
from tests.bench.desk import desk
from tests.bench.documents import documents
from tests.bench.easy import easy
from tests.bench.figures import Figure, as_markdown, write
from tests.bench.keeping import keeping
from tests.bench.letters import letters
from tests.bench.load import ask, memory_mb, ratio, steadiest
from tests.bench.lost_packets import loss
from tests.bench.opendata import opendata
from tests.bench.page_bytes import page_bytes
from tests.bench.places import places
from tests.bench.profiles import profiles
from tests.bench.readings import readings
from tests.bench.said import said
from tests.bench.search import search
from tests.bench.slow_line import first_paint_ratio, transfers
from tests.bench.voice import voice

TINY, FILE = "/static/bench/tiny.html", "/static/bench/page.html"
BROWSER = "gzip, deflate, br, zstd"
SCRIPTS = {"script", "link"}
Paths = dict[str, Any]


def weight(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """Bytes on the line."""
    with serving(town):
        _status, _headers, body = town.get(paths["event"], Accept_Encoding=BROWSER)
        yield Figure("event page with its CSS, compressed", len(body) / 1000, "kB", 14)
        heaviest = max((len(town.get(page.path, Accept_Encoding=BROWSER)[2]), page.path) for page in public_pages(town))
        yield Figure("heaviest public page, compressed", heaviest[0] / 1000, "kB", 14, how=heaviest[1])
        first, again = transfers(town.base_url + paths["event"])
    counted = [entry for entry in first if entry[1] in {"navigation", *SCRIPTS}]
    yield Figure("first view with deferred scripts", sum(size for *_n, size in counted) / 1000, "kB", 35)
    names = ", ".join(name.rsplit("/", 1)[-1] for name, *_rest in first)
    yield Figure("requests of the first view", len(first), "", 3, how=names)
    yield Figure("repeat view", sum(size for *_n, size in again) / 1000, "kB", 3)


def paint(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """First paint on the slow line."""
    with serving(town):
        town.get(paths["event"], Accept_Encoding=BROWSER, Accept_Language="ja")
        times, milliseconds = first_paint_ratio(town.base_url + paths["event"], town.base_url + TINY)
    yield Figure("first paint on the slow line ÷ tiny static page", times, "", 1.15, how=f"{milliseconds:.0f} ms")


def queries(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """How often the event page asks the database."""
    for name, seconds, limit in (("uncached", "0", 10), ("cached", "600", 0)):
        said = town.but_with(ENGAWA_PAGE_CACHE_SECONDS=seconds).manage("count_queries", paths["event"])
        yield Figure(f"SQL queries, {name} event page", json.loads(said)[paths["event"]], "", limit)


def rates(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """Pages per second of server processor time, against what they are measured by."""
    uncached = town.but_with(ENGAWA_PAGE_CACHE_SECONDS="0")
    with serving(uncached) as process:
        server = psutil.Process(process.pid)
        value = ratio(uncached, server, paths["event"], paths["bare"], times=150)
        bare = ask(uncached, server, paths["bare"], times=150)
        event = steadiest(uncached, server, paths["event"], times=300)
        how = f"event {event.per_cpu_second:.0f}, bare {bare.per_cpu_second:.0f} per CPU second"
        yield Figure("uncached event page ÷ bare Wagtail page", value, "", 0.5, at_least=True, how=how)
        how = f"{event.p50_ms:.1f} and {event.p99_ms:.1f} ms"
        yield Figure("p99 ÷ p50, uncached, one client", event.p99_ms / event.p50_ms, "", 2, how=how)
    cached = town.but_with(ENGAWA_PAGE_CACHE_SECONDS="600")
    with serving(cached) as process:
        server = psutil.Process(process.pid)
        value = ratio(cached, server, paths["event"], FILE, times=4000)
        static = ask(cached, server, FILE, times=4000)
        page = steadiest(cached, server, paths["event"], times=2000)
    how = f"page {page.per_cpu_second:.0f}, file {static.per_cpu_second:.0f} per CPU second"
    yield Figure("cached event page ÷ whitenoise static file", value, "", 0.5, at_least=True, how=how)
    how = f"{page.p50_ms:.2f} and {page.p99_ms:.2f} ms"
    yield Figure("p99 ÷ p50, cached, one client", page.p99_ms / page.p50_ms, "", 2, how=how)


def memory(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """Start and size of the page server as `make run` starts it."""
    started = time.perf_counter()
    with serving(town, page_workers=2) as process:
        yield Figure("cold start to the first answer", time.perf_counter() - started, "s", 3)
        for _ in range(50):
            for path in ("/", "/events/", paths["event"], paths["burst"]):
                town.get(path)
        yield Figure("memory of a page worker (PSS)", memory_mb(psutil.Process(process.pid)), "MB", 75)


def rush(town: Rehearsal, paths: Paths) -> Iterator[Figure]:
    """The burst."""
    with serving(town, page_workers=2):
        seconds, statuses = burst(town, paths["burst"])
    places = json.loads(town.manage("count_places", paths["burst"].strip("/").split("/")[-1]))
    how = f"answers {dict(statuses)}, places {places}"
    yield Figure(f"{PEOPLE} people want 100 places: until the last answer", seconds, "s", 1.1, how=how)
    failed = sum(count for status, count in statuses.items() if status >= 400)
    yield Figure("answers that were errors", failed, "", 0)


PARTS: dict[str, Callable[[Rehearsal, Paths], Iterator[Figure]]] = {
    "weight": weight,
    "paint": paint,
    "queries": queries,
    "rates": rates,
    "memory": memory,
    "sound": click_to_sound,
    "burst": rush,
    "places": places,
    "bytes": page_bytes,
    "loss": loss,
    "choice": choice,
    "search": search,
    "easy": easy,
    "readings": readings,
    "said": said,
    "braille": braille,
    "keeping": keeping,
    "voice": voice,
    "documents": documents,
    "letters": letters,
    "opendata": opendata,
    "desk": desk,
    "profiles": profiles,
}


def main() -> None:
    """Prepare a town, measure, print, write reports/bench/. A budget that is not kept is said, and fails nothing."""
    wanted = sys.argv[1:] or list(PARTS)
    figures: list[Figure] = []
    try:
        with prepared_town("tests.bench.settings", command="prepare_bench") as town:
            paths = json.loads(town.said.splitlines()[-1])
            for part in wanted:
                for figure in PARTS[part](town, paths):
                    figures.append(figure)
                    sys.stderr.write(f"{figure.verdict:5} {figure.name}: {figure.row[2]} ({figure.row[3]})\n")
    finally:
        # What was measured is told even when a later part breaks off.
        sys.stdout.write(as_markdown(figures))
        write(figures, settings.BASE_DIR / "reports" / "bench", now=timezone.now())


if __name__ == "__main__":
    django.setup()
    main()

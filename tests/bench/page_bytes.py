"""What every type of page costs on the line: the first visit, the next one, and in light mode."""

import time
from collections.abc import Iterator
from typing import Any

from selenium import webdriver

from accessibility.audit.browser import chromium
from accessibility.preferences import COOKIE
from accessibility.weight import BUDGET
from portal.rehearsal import Rehearsal, serving
from portal.town_pages import public_pages
from tests.bad_line import BadLine
from tests.bench.figures import Figure
from tests.bench.load import KeptConnection
from tests.bench.slow_line import TRANSFERS

BROWSER = "gzip, deflate, br, zstd"
COUNTED = {"navigation", "script", "link", "css"}
# Where each type of page is known by its address.
TYPES = {
    "front door": lambda path: path == "/",
    "list of events": lambda path: path == "/events/",
    "event": lambda path: path.startswith("/events/") and path != "/events/",
    "list of documents": lambda path: path == "/documents/",
    "document": lambda path: path.startswith("/documents/") and path != "/documents/",
    "form": lambda path: path.startswith("/join/"),
    "search": lambda path: path.startswith("/search/"),
    "sound": lambda path: path.startswith("/listen/"),
    "information": lambda path: path.startswith("/guide/"),
    "easy Japanese": lambda path: path.endswith("/easy/"),
    "English": lambda path: path.startswith("/en/"),
}


def page_bytes(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """The heaviest page of each type, looked at by a browser that has never been here."""
    with serving(town):
        pages = [*(page.path for page in public_pages(town)), paths["event"]]
        weights = {path: len(town.get(path, Accept_Encoding=BROWSER)[2]) for path in pages}
        light = {"Accept_Encoding": BROWSER, "Cookie": f"{COOKIE}=light=on"}
        for name, is_one in TYPES.items():
            heaviest = max((path for path in pages if is_one(path)), key=lambda path: weights[path], default=None)
            if heaviest is None:
                continue
            size = weights[heaviest] / 1000
            yield Figure(f"bytes, {name}: HTML with its CSS", size, "kB", BUDGET / 1000, how=heaviest)
            yield from _visits(town, name, heaviest)
            yield Figure(f"bytes, {name}: light mode", len(town.get(heaviest, **light)[2]) / 1000, "kB", BUDGET / 1000)
        yield from _with_the_worker(town, paths["event"])
        worker = town.get("/sw.js", Accept_Encoding=BROWSER)[2]
        yield Figure("the worker that keeps pages, fetched when nobody waits", len(worker) / 1000, "kB", 4)
        yield Figure("connections for twenty pages over HTTP/1.1", _connections(town, paths["event"]), "", 1)


def _visits(town: Rehearsal, name: str, path: str) -> Iterator[Figure]:
    with chromium() as browser:
        first, again = (_fetched(browser, town.base_url + path) for _ in range(2))
    own = [entry for entry in first if entry[1] in COUNTED]
    names = ", ".join(entry[0].rsplit("/", 1)[-1] or "page" for entry in own)
    yield Figure(f"requests, {name}: until the page is there", len(own), "", 3, how=names)
    yield Figure(f"bytes, {name}: with deferred scripts", sum(entry[2] for entry in own) / 1000, "kB", 35)
    # A form is made anew for each visit, because of its key; so no browser may keep it.
    if name != "form":
        yield Figure(f"bytes, {name}: the next visit", sum(entry[2] for entry in again) / 1000, "kB", 3)


def _fetched(browser: webdriver.Chrome, url: str) -> list[Any]:
    """What was asked for until the page was loaded. What comes later, comes when nobody waits."""
    browser.get("about:blank")
    browser.get(url)
    loaded = browser.execute_script("return performance.getEntriesByType('navigation')[0].loadEventStart")
    time.sleep(0.5)
    starts = dict(browser.execute_script(STARTS))
    return [entry for entry in browser.execute_script(TRANSFERS) if starts.get(entry[0], 0) <= loaded]


STARTS = "return performance.getEntriesByType('resource').map(entry => [entry.name, entry.startTime])"


def _with_the_worker(town: Rehearsal, path: str) -> Iterator[Figure]:
    """Browsers tell the size of what a worker answered, not of what came over the line: so the line counts."""
    with BadLine(town.port) as line, chromium() as browser:
        for _ in range(3):
            browser.get(line.url + path)
            time.sleep(2)
        before = line.bytes
        browser.get(line.url + path)
        time.sleep(2)
    yield Figure("bytes, event: the next visit with the worker, both ways", (line.bytes - before) / 1000, "kB", 3)


def _connections(town: Rehearsal, path: str) -> int:
    """How often a browser that speaks no more than HTTP/1.1 has to knock."""
    connection, opened = KeptConnection(town.port), 1
    for _ in range(20):
        try:
            connection.get(path)
        except (OSError, IndexError):
            connection.close()
            connection, opened = KeptConnection(town.port), opened + 1
    connection.close()
    return opened

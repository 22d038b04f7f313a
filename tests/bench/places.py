"""Five hundred people want a hundred places at once: with families, letters and support, on the town's own SQLite."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psutil

from portal.rehearsal import Rehearsal, serving
from tests.bench.burst import PEOPLE, open_form, send
from tests.bench.figures import Figure
from tests.bench.load import cpu_seconds

BROWSER = "gzip, deflate, br, zstd"
# Every fifth brings somebody along, every fourth ticks support, and every fourth says in own words what they need.
EVERY_FIFTH, EVERY_FOURTH = 5, 4
TICKABLE = re.compile(rb'name="support" value="([^"]+)"')


def places(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """The burst, and what the pages of a registration weigh and ask."""
    yield from _rush(town, paths["burst"])
    yield from _pages(town, paths["burst"])


def _rush(town: Rehearsal, path: str) -> Iterator[Figure]:
    with serving(town, page_workers=2) as process:
        server = psutil.Process(process.pid)
        kinds = [kind.decode() for kind in TICKABLE.findall(town.get(path)[2])]
        requests = [_form(town, path, number, kinds) for number in range(PEOPLE)]
        before, started = cpu_seconds(server), time.perf_counter()
        answers = asyncio.run(_send_all(town, requests))
        seconds, spent = time.perf_counter() - started, cpu_seconds(server) - before
    found = json.loads(town.manage("count_places", path.strip("/").split("/")[-1]))
    waits = sorted(waited for _status, waited in answers)
    how = f"answers {dict(Counter(status for status, _w in answers))}, places {found}"
    name = f"{PEOPLE} people with families, letters and support want 100 places"
    yield Figure(f"{name}: until the last answer", seconds, "s", 2, how=how)
    how = f"processor time of the page workers, {spent:.1f} s in all"
    yield Figure(f"{name}: what one form costs", 1000 * spent / PEOPLE, "ms", 6, how=how)
    yield Figure(f"{name}: p95", statistics.quantiles(waits, n=20)[18], "s", 2)
    yield Figure(f"{name}: errors", sum(status >= 400 for status, _waited in answers), "", 0)


def _form(town: Rehearsal, path: str, number: int, kinds: list[str]) -> bytes:
    """A form as it is sent, with somebody who comes along, with support ticked or put into words."""
    ticked = {"support": kinds[number % len(kinds)]} if kinds and number % EVERY_FOURTH == 1 else {}
    return open_form(
        town,
        path,
        number,
        companions=f"つれ{number}" if number % EVERY_FIFTH == 0 else "",
        note="ゆっくり話してください。" if number % EVERY_FOURTH == 0 else "",
        **ticked,
    )


async def _send_all(town: Rehearsal, requests: list[bytes]) -> list[tuple[int, float]]:
    return await asyncio.gather(*(_timed(town, number, request) for number, request in enumerate(requests)))


async def _timed(town: Rehearsal, number: int, request: bytes) -> tuple[int, float]:
    started = time.perf_counter()
    return await send(town, number, request), time.perf_counter() - started


def _pages(town: Rehearsal, join: str) -> Iterator[Figure]:
    """The form, and the page behind its link with its screens."""
    with serving(town):
        page = _registered(town, join)
        shown = {"form to join": join, "page of a registration": page}
        shown |= {f"its screen {name}": f"{page}{name}/" for name in ("change", "people", "contact")}
        for name, path in shown.items():
            _status, _headers, body = town.get(path, Accept_Encoding=BROWSER)
            yield Figure(f"{name}, compressed", len(body) / 1000, "kB", 14)
    asked = json.loads(town.manage("count_queries", *shown.values()))
    for name, path in shown.items():
        yield Figure(f"SQL queries, {name}", asked[path], "", 10)


def _registered(town: Rehearsal, join: str) -> str:
    """The address of a registration that was just made."""
    request = open_form(town, join, PEOPLE + 1)
    connection = http.client.HTTPConnection("localhost", town.port, timeout=60)
    head, _blank, body = request.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")[1:]
    connection.request("POST", join, body=body, headers=dict(line.split(": ", 1) for line in lines))
    location = str(connection.getresponse().getheader("Location"))
    connection.close()
    return location

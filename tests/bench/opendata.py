"""Open data at the size of a prefecture: 10,000 events read in, and a calendar of the 5,000 that are still to come."""

import csv
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from django.conf import settings

from events.opendata.columns import REGISTRY
from portal.rehearsal import Rehearsal, serving
from tests.bench.figures import Figure
from tests.bench.load import cpu_seconds, memory_mb

EVENTS, TO_COME, ASKED_AGAIN = 10_000, 5_000, 15
TOPICS = ("子育て", "栄養", "つなぎ方", "体操", "朗読", "手話", "防災", "音楽")
TEXT = (
    "地域のみなさんと、{topic}について、ゆっくり話します。家からも、電話でも参加できます。はじめての方も、"
    "聞くだけの方も歓迎です。わからないことは、係がていねいにお答えします。{number}回目の開催です。"
)


def opendata(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Import twice, then serve. The events stay in the town, so this part is the last."""
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "events.csv"
        write_sheet(sheet)
        first, again = imported(town, sheet), imported(town, sheet)
    yield Figure(
        f"{EVENTS:,} events read in: processor time", first["cpu"], "s", 240, how=f"{first['wall']:.0f} s by the clock"
    )
    yield Figure("memory of that process at most", first["memory"], "MB", 350)
    how = "nothing is made and nothing written"
    yield Figure("the same file once more: processor time", again["cpu"], "s", 20, how=how)
    yield from calendars(town)


def write_sheet(sheet: Path) -> None:
    """Half of the days are over, half to come; every row says something else."""
    today = date.today()  # noqa: DTZ011 -- any day of about now will do
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, REGISTRY)
        rows.writeheader()
        for number in range(EVENTS):
            ahead = number % 300 + 40
            day = today + timedelta(days=ahead if number < TO_COME else -ahead)
            topic = TOPICS[number % len(TOPICS)]
            rows.writerow(
                {
                    "NO": f"{number}", "都道府県コード又は市区町村コード": "209999",
                    "名称": f"{topic}のつどい {number}",
                    "説明": TEXT.format(topic=topic, number=number), "開始日": day.isoformat(),
                    "開始時刻": "10:00", "終了時刻": "11:30", "集合場所": f"第{number % 40}公民館",
                    "住所都道府県": "長野県",
                    "住所市区町村": "縁側市", "主催団体": "縁側市", "料金(基本)": "0", "連絡先電話番号": "0267-00-0100",
                }
            )  # fmt: skip


def imported(town: Rehearsal, sheet: Path) -> dict[str, float]:
    """Run the command, looking at what it weighs."""
    command = [sys.executable, "manage.py", "import_events", str(sheet), "--quiet-notes"]
    began, cpu, memory = time.perf_counter(), 0.0, 0.0
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=town.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                times = watched.cpu_times()
                cpu, memory = times.user + times.system, max(memory, watched.memory_info().rss / 2**20)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"import_events ended with {process.returncode}")
    return {"cpu": cpu, "memory": memory, "wall": time.perf_counter() - began}


def calendars(town: Rehearsal) -> Iterator[Figure]:
    """The calendar asked for once in full, then as calendars ask. In processor time: neighbours do not count."""
    path = "/data/events.ics"
    with serving(town) as process:
        server = psutil.Process(process.pid)
        before, began = cpu_seconds(server), time.perf_counter()
        _status, headers, body = town.get(path, Accept_Encoding="gzip")
        spent, seconds = cpu_seconds(server) - before, time.perf_counter() - began
        before = cpu_seconds(server)
        town.get(path, Accept_Encoding="gzip")
        how = "by somebody who has no ETag yet; what was made is kept"
        yield Figure("the same once more: processor time", cpu_seconds(server) - before, "s", 0.25, how=how)
        before = cpu_seconds(server)
        again = [asked_again(town, path, headers["etag"]) for _ in range(ASKED_AGAIN)]
        each = (cpu_seconds(server) - before) / ASKED_AGAIN
        how = f"{seconds:.1f} s by the clock, {len(body) / 1000:.0f} kB compressed"
        yield Figure(f"calendar of {TO_COME:,} events, the whole of it: processor time", spent, "s", 6, how=how)
        how = f"median {median(again):.2f} s by the clock"
        yield Figure("asked again with its ETag, 304: processor time", each, "s", 0.25, how=how)
        yield Figure("memory of the page worker afterwards (PSS)", memory_mb(server), "MB", 150)


def asked_again(town: Rehearsal, path: str, etag: str) -> float:
    """How long a calendar waits to hear that nothing changed."""
    began = time.perf_counter()
    status, _headers, body = town.get(path, Accept_Encoding="gzip", If_None_Match=etag)
    if status != 304 or body:
        raise RuntimeError(f"expected 304 and got {status}")
    return time.perf_counter() - began

"""Search: what of the right is found, how much else, and how long a whole answer takes among ten thousand pages."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from portal.rehearsal import Rehearsal, RehearsalError
from tests.bench.figures import Figure

UNCACHED = {"ENGAWA_PAGE_CACHE_SECONDS": "0"}


def search(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """On SQLite, then on PostgreSQL. Each in a database of its own, so that other figures see no other town."""
    on_sqlite = town.but_with(DATABASE_URL=f"sqlite:///{town.var / 'search.sqlite3'}", **UNCACHED)
    measured = json.loads(on_sqlite.manage("measure_search").splitlines()[-1])
    how = f"{measured['questions']} questions about 315 pages"
    for half in ("tuned", "held out"):
        for name in ("recall", "precision"):
            yield Figure(f"search {name}, {half} half", measured[half][name], "", 0.9, at_least=True, how=how)
    yield Figure("search, whole answer, p95 on SQLite", measured["p95"], "ms", 50, how=_told(measured))
    yield Figure("the same, processor time", measured["p95_cpu"], "ms", 50, how=_told(measured))
    there = _on_postgresql(town)
    value, how = (there["p95"], _told(there)) if there else (None, "no PostgreSQL server on this machine")
    yield Figure("search, whole answer, p95 on PostgreSQL", value, "ms", 100, how=how)
    if there:
        for name in ("recall", "precision"):
            value = (there["tuned"][name] + there["held out"][name]) / 2
            yield Figure(f"search {name} on PostgreSQL", value, "", 0.9, at_least=True)


def _told(measured: dict[str, Any]) -> str:
    slowest = "、".join(f"{text} {wait}" for text, wait in measured["slowest"])
    return (
        f"{measured['pages']:,} pages of {measured['background']}, {measured['words']:,} words; "
        f"median {measured['p50']:.0f} ms, slowest {slowest}; filled in {measured['seconds to fill']} s"
    )


def _on_postgresql(town: Rehearsal) -> dict[str, Any] | None:
    command = [sys.executable, "scripts/with_postgres.py", sys.executable, "manage.py", "measure_search"]
    environment = town.environment | UNCACHED
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    if "PostgreSQL's server is not installed" in done.stderr:
        return None
    if done.returncode:
        raise RehearsalError(done.stderr[-4000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found

"""The telephone desk: how long staff wait for the people they search, among fifty thousand."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from portal.rehearsal import Rehearsal, RehearsalError
from tests.bench.figures import Figure

LIMIT = 100


def desk(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """On SQLite, then on PostgreSQL, each in a database of its own."""
    on_sqlite = town.but_with(DATABASE_URL=f"sqlite:///{town.var / 'desk.sqlite3'}")
    yield from _figures("SQLite", json.loads(on_sqlite.manage("measure_desk").splitlines()[-1]))
    there = _on_postgresql(town)
    if there:
        yield from _figures("PostgreSQL", there)
    else:
        yield Figure("desk search on PostgreSQL, p95", None, "ms", LIMIT, how="no PostgreSQL server on this machine")


def _figures(name: str, measured: dict[str, Any]) -> Iterator[Figure]:
    slowest = "、".join(f"{typed} {wait}" for typed, wait in measured["slowest"])
    how = f"{measured['people']:,} people; median {measured['p50']:.0f} ms, slowest {slowest}"
    yield Figure(f"desk search on {name}, p95", measured["p95"], "ms", LIMIT, how=how)
    how = f"median {measured['screen p50']:.0f} ms; processor {measured['screen cpu p95']:.0f} ms"
    yield Figure(f"the whole screen of its answer on {name}, p95", measured["screen p95"], "ms", LIMIT, how=how)
    missed = "、".join(measured["missed"]) or f"all {measured['questions']} questions answered"
    yield Figure(f"people the desk did not find on {name}", len(measured["missed"]), "", 0, how=missed)


def _on_postgresql(town: Rehearsal) -> dict[str, Any] | None:
    command = [sys.executable, "scripts/with_postgres.py", sys.executable, "manage.py", "measure_desk"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=town.environment, capture_output=True, text=True, check=False, timeout=600
    )
    if "PostgreSQL's server is not installed" in done.stderr:
        return None
    if done.returncode:
        raise RehearsalError(done.stderr[-4000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found

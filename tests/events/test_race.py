"""Promises under a crowd: real processes, real locks, on the database the tests run on (SQLite or PostgreSQL)."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from events.models import EventIndexPage, Registration, Seats, Session
from tests.factories.events import make_event, make_session

pytestmark = pytest.mark.database

PROCESSES, THREADS = 2, 4
Crowd = Callable[[int, list[str]], Counter[str]]


@pytest.fixture
def crowd(shared_database: Callable[[], str], tmp_path: Path) -> Crowd:
    """Let ``PROCESSES`` × ``THREADS`` people ask at once; what each was told."""

    def ask(session_id: int, prefixes: list[str]) -> Counter[str]:
        environment = os.environ | {"DATABASE_URL": shared_database()}
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.events.crowd", str(session_id), str(THREADS), prefix],
                cwd=settings.BASE_DIR,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for prefix in prefixes
        ]
        for process in running:
            assert process.stdout.readline() == "ready\n"
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()
        told: Counter[str] = Counter()
        for process in running:
            out, _err = process.communicate(timeout=180)
            told.update(out.split("\n"))
        return told

    return ask


def counted(tmp_path: Path, session_id: int) -> tuple[int, int]:
    """Places taken and registrations kept, wherever the crowd wrote them."""
    if connection.vendor != "sqlite":
        taken = Seats.objects.get(session=session_id, way="").taken
        return taken, Registration.objects.filter(session=session_id).count()
    with sqlite3.connect(tmp_path / "crowd.sqlite3") as copy:
        taken = copy.execute("SELECT taken FROM events_seats WHERE session_id=? AND way=''", [session_id])
        kept = copy.execute("SELECT count(*) FROM events_registration WHERE session_id=?", [session_id])
        found = taken.fetchone()[0], kept.fetchone()[0]
    copy.close()
    return found


@pytest.fixture
def one_seat(shared_database: object, event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session(capacity=1)]).sessions.get()


def test_of_eight_who_want_the_last_seat_one_gets_it_and_seven_queue(
    one_seat: Session, crowd: Crowd, tmp_path: Path
) -> None:
    told = crowd(one_seat.pk, [f"process{number}-" for number in range(PROCESSES)])

    assert told == {"seated": 1, "waiting": PROCESSES * THREADS - 1}
    assert counted(tmp_path, one_seat.pk) == (1, PROCESSES * THREADS)


def test_one_form_that_arrives_eight_times_at_once_is_one_registration(
    one_seat: Session, crowd: Crowd, tmp_path: Path
) -> None:
    told = crowd(one_seat.pk, ["same="] * PROCESSES)

    assert told == {"seated": PROCESSES * THREADS}
    assert counted(tmp_path, one_seat.pk) == (1, 1)

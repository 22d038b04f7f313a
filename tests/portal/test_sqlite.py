"""Promises about standing in line for SQLite."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError

from portal.sqlite.base import DatabaseWrapper

WRITERS = 8
TURNS = 6
HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print(1, flush=True)
time.sleep(60)
"""
pytestmark = pytest.mark.django_db


def connect(path: Path) -> DatabaseWrapper:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;",
    }
    unused = {"AUTOCOMMIT": True, "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    given = {"NAME": str(path), "OPTIONS": options, "TIME_ZONE": None, "TEST": {"NAME": None}, **unused}
    return DatabaseWrapper(given, alias="line")


def begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(connection: DatabaseWrapper) -> None:
    connection.commit()
    connection.set_autocommit(True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "town.sqlite3"
    connection = connect(path)
    connection.cursor().execute("CREATE TABLE seat (taken integer)")
    connection.cursor().execute("INSERT INTO seat VALUES (0)")
    connection.close()
    return path


def take_seats(path: Path) -> float:
    connection = connect(path)
    longest = 0.0
    for _ in range(TURNS):
        asked = time.perf_counter()
        begin(connection)
        longest = max(longest, time.perf_counter() - asked)
        (taken,) = connection.cursor().execute("SELECT taken FROM seat").fetchone()
        time.sleep(0.001)
        connection.cursor().execute("UPDATE seat SET taken = %s", [taken + 1])
        end(connection)
    connection.close()
    return longest


def test_many_writers_lose_nothing_and_none_of_them_waits_for_long(path):
    with ThreadPoolExecutor(WRITERS) as pool:
        waits = list(pool.map(take_seats, [path] * WRITERS))
    connection = connect(path)
    assert connection.cursor().execute("SELECT taken FROM seat").fetchone() == (WRITERS * TURNS,)
    connection.close()
    assert max(waits) < 10


def test_after_a_fault_the_next_writer_goes_in_at_once(path):
    first, second = connect(path), connect(path)
    begin(first)
    with pytest.raises(DatabaseError):
        first.cursor().execute("SELECT nothing FROM nowhere")
    first.rollback()
    asked = time.perf_counter()
    begin(second)
    assert time.perf_counter() - asked < 5
    end(second)
    first.close()
    second.close()


def test_a_writer_that_was_killed_leaves_its_place(path):
    line = f"{path}-line"
    killed = subprocess.Popen([sys.executable, "-c", HOLD, line], stdout=subprocess.PIPE)
    assert killed.stdout
    killed.stdout.readline()
    killed.kill()
    killed.wait()
    killed.stdout.close()
    take_seats(path)

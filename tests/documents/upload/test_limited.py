"""Promises about the child process in which strangers' files are read. The kernel is the judge."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from documents.upload.limited import ChildFailedError, LimitReached, LimitReachedError, Limits, run

MEGABYTE = 1024 * 1024


def do(name: str, payload: object = b"", **limits: int) -> bytes:
    given = payload if isinstance(payload, bytes) else str(payload).encode()
    return run(f"tests.documents.upload.misdeeds.{name}", given, limits=Limits(**limits))


def limit_met(name: str, payload: object = b"", **limits: int) -> LimitReached:
    with pytest.raises(LimitReachedError) as met:
        do(name, payload, **limits)
    return met.value.reason


def running_with(mark: str) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [path.parent.name] if mark.encode() in path.read_bytes() else []
        except OSError:
            continue
    return found


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that anybody can reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_what_a_function_returns_comes_back_and_nothing_stays_behind() -> None:
    content = os.urandom(3 * MEGABYTE)
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert do("echo", content) == content[::-1]
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_all_walls_stand_on_this_machine() -> None:
    assert do("walls").split() == [b"namespaces", b"files", b"calls"]


@pytest.mark.parametrize(("name", "limits"), [("hang", {"seconds": 1}), ("burn", {"cpu_seconds": 1})])
def test_a_file_that_never_ends_is_given_up(name: str, limits: dict[str, int]) -> None:
    began = time.monotonic()
    assert limit_met(name, **limits) is LimitReached.TIME
    assert time.monotonic() - began < 10


def test_a_file_that_wants_all_memory_is_given_up_and_only_because_of_the_limit() -> None:
    wanted = 400 * MEGABYTE
    assert int(do("swell", wanted, held_memory=800 * MEGABYTE)) == wanted  # the control: it really takes that much
    assert limit_met("swell", wanted, memory=200 * MEGABYTE) is LimitReached.MEMORY


def test_several_processes_share_one_limit_of_memory() -> None:
    assert limit_met("swell_together", 80 * MEGABYTE, held_memory=200 * MEGABYTE) is LimitReached.MEMORY


def test_a_reader_that_falls_over_refused_memory_is_told_from_one_that_crashes() -> None:
    assert limit_met("abort_in_c", memory=300 * MEGABYTE) is LimitReached.MEMORY
    with pytest.raises(ChildFailedError):
        do("crash")


def test_why_it_failed_is_known_but_not_part_of_the_message_that_gets_logged() -> None:
    with pytest.raises(ChildFailedError) as failed:
        do("fail", b"Yamada Hanako")
    assert "Yamada Hanako" in failed.value.details
    assert "Yamada Hanako" not in str(failed.value)


@pytest.mark.parametrize(
    ("name", "payload", "limits"),
    [
        ("write_much", 50, {"disk": 10 * MEGABYTE}),
        ("write_many", 50, {"disk": 20 * MEGABYTE}),
        ("write_many", 50, {"files": 20}),
        ("return_much", 20 * MEGABYTE, {"result": MEGABYTE}),
    ],
    ids=["one large file", "many files", "too many files", "a large result"],
)
def test_no_file_fills_the_disk(name: str, payload: int, limits: dict[str, int]) -> None:
    assert limit_met(name, payload, **limits) is LimitReached.DISK


def test_a_program_that_multiplies_is_stopped_with_all_its_children() -> None:
    with pytest.raises(LimitReachedError) as met:
        do("fork_endlessly", seconds=2)
    assert met.value.reason in {LimitReached.PROCESSES, LimitReached.TIME}
    assert running_with("misdeeds.fork_endlessly") == []


def test_nothing_outlives_the_child() -> None:
    assert do("outlive", "left-by-a-test") == b"left"
    assert running_with("left-by-a-test") == []


def test_no_connection_leaves_the_child(listener: socket.socket) -> None:
    address = f"127.0.0.1:{listener.getsockname()[1]}"
    assert b"open" not in do("connect", address)
    assert do("connect_by_command", address) != b"0"
    with pytest.raises(TimeoutError):
        listener.accept()
    # The control: the same command connects when it is not in the child.
    host, port = address.split(":")
    assert subprocess.run(["/bin/bash", "-c", f"echo > /dev/tcp/{host}/{port}"], check=False).returncode == 0
    listener.accept()[0].close()


def test_the_town_s_files_keys_and_processes_are_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "engawa.sqlite3"
    secret.write_text("residents")
    monkeypatch.setenv("ENGAWA_SECRET_KEY", "very secret")
    assert b"very secret" not in do("environment")
    for name, payload in (
        ("read_file", secret),
        ("read_file", settings.BASE_DIR / "pyproject.toml"),
        ("write_file", tmp_path / "new"),
        ("kill", os.getpid()),
        ("read_memory_of", os.getpid()),
    ):
        with pytest.raises(ChildFailedError):
            do(name, payload)
    assert not (tmp_path / "new").exists()


def test_our_own_code_can_be_read() -> None:
    assert b"Promises" in do("read_file", Path(__file__))


CONTAINER = """
import sys
sys.path.insert(0, {house!r})
from documents.upload.limited import run
for name, payload in (("walls", b""), ("connect", {address!r}), ("outlive", b"left-in-a-container")):
    print(name, run("tests.documents.upload.misdeeds." + name, payload).decode())
"""


def test_where_a_container_forbids_namespaces_the_other_walls_stand(listener: socket.socket) -> None:
    address = f"127.0.0.1:{listener.getsockname()[1]}".encode()
    code = CONTAINER.format(house=str(settings.BASE_DIR), address=address)
    forbid = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$0" -c "$1"'
    unshare = shutil.which("unshare")
    assert unshare
    done = subprocess.run([unshare, "-Ur", "sh", "-c", forbid, sys.executable, code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == [
        "walls files calls",
        "connect PermissionError PermissionError PermissionError",
        "outlive left",
    ]
    assert running_with("left-in-a-container") == []


HEAVY = {"pikepdf", "pypdfium2", "mammoth", "openpyxl", "pptx", "PIL.TiffImagePlugin"}
PAGE_WORKER = """
import sys
sys.path.insert(0, {house!r})
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
from documents.upload.receiving import receive
receive(b"a text", "a.txt")
print(*sys.modules)
"""


def test_a_page_worker_that_takes_a_file_in_carries_none_of_its_readers() -> None:
    code = PAGE_WORKER.format(house=str(settings.BASE_DIR))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert set(done.stdout.decode().split()) & HEAVY == set()

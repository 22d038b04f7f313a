"""Reads strangers' files where it can do no harm: a fresh child process with walls around it, for one function call.

``run("documents.extraction.child.read", content)`` gives what the function returned. The child has no network, none of
the town's settings, keys and files, a temporary home, and bounded time, memory, disk and number of processes; whatever
it started ends with it. Walls in order: limits of the process (every system), namespaces, Landlock and seccomp (Linux,
each where the kernel grants it), and this process, which counts memory, disk and processes of them all while it waits.
"""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO

from documents.cage import child

HOUSE = Path(__file__).resolve().parents[2]
# -I: neither variables of the environment nor the current folder decide which code runs.
BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from documents.cage.child import main; main(*sys.argv[1:])"
MEGABYTE = 1024 * 1024
SHORTEST_GLANCE, LONGEST_GLANCE = 0.005, 0.1
LONGEST_FAREWELL = 5
MOST_WORDS_OF_FAILURE = 4000
# Readers written in C do not say that memory was refused: they fall over it. Above this share of the limit it was that.
NEARLY = 0.8


class LimitReached(StrEnum):
    """What was used up."""

    TIME = "time"
    MEMORY = "memory"
    DISK = "disk"
    PROCESSES = "processes"


LIMIT_OF_CODE = {
    child.OUT_OF_MEMORY: LimitReached.MEMORY,
    child.OUT_OF_DISK: LimitReached.DISK,
    child.OUT_OF_PROCESSES: LimitReached.PROCESSES,
}
LIMIT_OF_SIGNAL = {int(signal.SIGXCPU): LimitReached.TIME, int(signal.SIGXFSZ): LimitReached.DISK}
# The child itself and the keeper of the worker.
KEEPERS = 2
# As if killed, where not even the keeper could report.
SIGNALLED_OUT = int(signal.SIGKILL)


class LimitReachedError(Exception):
    """The child wanted more than it may have. ``reason`` says of what."""

    def __init__(self, reason: LimitReached) -> None:
        super().__init__(reason.value)
        self.reason = reason


class ChildFailedError(Exception):
    """The child failed in another way. ``details`` are its last words: never for logs, files are private."""

    def __init__(self, details: str) -> None:
        super().__init__("the limited child process failed")
        self.details = details


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use. ``memory`` bounds the address space of each process and what all of them really hold."""

    seconds: float = 120
    cpu_seconds: int = 120
    memory: int = 1024 * MEGABYTE
    held_memory: int = 700 * MEGABYTE
    disk: int = 300 * MEGABYTE
    files: int = 2000
    result: int = 300 * MEGABYTE
    open_files: int = 200
    processes: int = 32
    local_sockets: bool = False


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class _Papers:
    """What goes in and out. Files without names: nothing the child does to its home reaches what is read afterwards."""

    payload: IO[bytes]
    result: IO[bytes]
    report: IO[bytes]
    words: IO[bytes]


def run(target: str, payload: bytes, *, limits: Limits = LIMITS) -> bytes:
    """What the named function makes of the payload. Raises ``LimitReachedError`` or ``ChildFailedError``."""
    with ExitStack() as desk:
        home = desk.enter_context(tempfile.TemporaryDirectory(prefix="engawa-", ignore_cleanup_errors=True))
        papers = _Papers(*(desk.enter_context(tempfile.TemporaryFile()) for _ in range(4)))
        papers.payload.write(payload)
        papers.payload.seek(0)
        process = _start(target, home, papers, limits)
        try:
            reason = _watch(process, Path(home), limits)
        finally:
            _end(process)
        if reason := reason or _limit_in(papers, limits):
            raise LimitReachedError(reason)
        return papers.result.read()


def _start(target: str, home: str, papers: _Papers, limits: Limits) -> subprocess.Popen[bytes]:
    result, report = papers.result.fileno(), papers.report.fileno()
    asked = asdict(limits) | {"target": target, "home": home, "result": result, "report": report}
    return subprocess.Popen(
        [sys.executable, "-I", "-c", BOOT, str(HOUSE), json.dumps(asked)],
        stdin=papers.payload,
        stdout=papers.words,
        stderr=papers.words,
        pass_fds=(result, report),
        cwd=home,
        env=_environment(home),
        start_new_session=True,
    )


def _environment(home: str) -> dict[str, str]:
    """Nothing of the town's: its keys are in the environment. One thread each, so that limits mean what they say."""
    own = {"HOME": home, "TMPDIR": home, "XDG_RUNTIME_DIR": home, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    alone = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    return own | alone | {"PATH": os.environ.get("PATH", os.defpath), "PYTHONDONTWRITEBYTECODE": "1"}


def _watch(process: subprocess.Popen[bytes], home: Path, limits: Limits) -> LimitReached | None:
    """Wait until the child is done, or until it has taken too much; which of the two."""
    until = time.monotonic() + limits.seconds
    glance = SHORTEST_GLANCE
    # WNOWAIT: its number must not be given to another process before its group is ended.
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > until:
            return LimitReached.TIME
        if glance >= LONGEST_GLANCE and (reason := _too_much(process.pid, home, limits)):
            return reason
        time.sleep(glance)
        glance = min(glance * 1.5, LONGEST_GLANCE)
    return None


def _too_much(pid: int, home: Path, limits: Limits) -> LimitReached | None:
    family = list(islice(_descendants(pid), limits.processes + KEEPERS + 1))
    if len(family) > limits.processes + KEEPERS:
        return LimitReached.PROCESSES
    if sum(map(_held_memory, family)) > limits.held_memory:
        return LimitReached.MEMORY
    sizes = list(islice(_sizes(home), limits.files + 1))
    return LimitReached.DISK if len(sizes) > limits.files or sum(sizes) > limits.disk else None


def _descendants(pid: int) -> Iterator[int]:
    """The process and all below it, as far as this system tells (Linux)."""
    yield pid
    with contextlib.suppress(OSError):
        for tasks in Path(f"/proc/{pid}/task").iterdir():
            for child in (tasks / "children").read_text().split():
                yield from _descendants(int(child))


def _held_memory(pid: int) -> int:
    """Bytes of its own in memory: what it shares with its parent or reads from libraries does not count."""
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * resource.getpagesize()


def _sizes(home: Path) -> Iterator[int]:
    for folder, names, files in os.walk(home):
        for name in [*names, *files]:
            with contextlib.suppress(OSError):
                yield (Path(folder) / name).lstat().st_size


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it left behind: all are in its group (the child may not leave it)."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    until = time.monotonic() + LONGEST_FAREWELL
    with contextlib.suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < until:
            os.killpg(process.pid, 0)  # asks only: as long as one of the group is still being taken apart, it is there
            time.sleep(SHORTEST_GLANCE)


def _limit_in(papers: _Papers, limits: Limits) -> LimitReached | None:
    """The limit over which it fell, nothing when all is well; raises when it failed for another reason."""
    if papers.result.seek(0, os.SEEK_END) > limits.result:
        return LimitReached.DISK
    papers.result.seek(0)
    papers.report.seek(0)
    report = json.loads(papers.report.read() or "{}")
    status = report.get("status", SIGNALLED_OUT)
    if status == 0:
        return None
    code, killer = (0, os.WTERMSIG(status)) if os.WIFSIGNALED(status) else (os.WEXITSTATUS(status), 0)
    if reason := LIMIT_OF_CODE.get(code) or LIMIT_OF_SIGNAL.get(killer):
        return reason
    if report.get("memory", 0) > NEARLY * limits.memory:
        return LimitReached.MEMORY
    papers.words.seek(0)
    words = papers.words.read(MOST_WORDS_OF_FAILURE).decode(errors="replace")
    raise ChildFailedError(f"ended by signal {killer}; {words}" if killer else words)

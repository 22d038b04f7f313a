"""A small client that asks one page after another, and how much processor time the server spent on it.

Requests per second of the clock move by 2.6 times with whatever else the machine does; per second of the server's own
processor time they hold within some per cent, so rates here are always that.
"""

import socket
import time
from dataclasses import dataclass
from statistics import median, quantiles

import psutil

from portal.rehearsal import Rehearsal


@dataclass(frozen=True, slots=True)
class Load:
    """What a series of requests cost."""

    per_cpu_second: float
    p50_ms: float
    p99_ms: float


class KeptConnection:
    """One connection that is used again and again, as a browser's or a proxy's is."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb")

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n".encode())
        status = int(self.reader.readline().split()[1])
        length = 0
        while (line := self.reader.readline()) not in {b"\r\n", b""}:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return status, self.reader.read(length)

    def close(self) -> None:
        """Hang up."""
        self.reader.close()
        self.socket.close()


def cpu_seconds(server: psutil.Process) -> float:
    """Processor time of a server and its workers."""
    times = [process.cpu_times() for process in [server, *server.children(recursive=True)]]
    return sum(t.user + t.system for t in times)


def memory_mb(server: psutil.Process) -> float:
    """Proportional memory of one worker (shared pages are split between those that share them)."""
    workers = server.children(recursive=True) or [server]
    return max(worker.memory_full_info().pss for worker in workers) / 1e6


def ask(town: Rehearsal, server: psutil.Process, path: str, *, times: int) -> Load:
    """Ask for a page again and again, one at a time."""
    connection = KeptConnection(town.port)
    for _ in range(20):
        status, _body = connection.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answers {status}")
    waits, before = [], cpu_seconds(server)
    for _ in range(times):
        started = time.perf_counter()
        connection.get(path)
        waits.append((time.perf_counter() - started) * 1000)
    spent = cpu_seconds(server) - before
    connection.close()
    return Load(times / max(spent, 0.01), median(waits), quantiles(waits, n=100)[98])


def ratio(town: Rehearsal, server: psutil.Process, page: str, anchor: str, *, times: int, rounds: int = 3) -> float:
    """The page's rate over the anchor's, in turns; the median of the rounds."""
    return median(
        ask(town, server, page, times=times).per_cpu_second / ask(town, server, anchor, times=times).per_cpu_second
        for _ in range(rounds)
    )


def steadiest(town: Rehearsal, server: psutil.Process, path: str, *, times: int, rounds: int = 3) -> Load:
    """The series in which the machine's other work disturbed least."""
    return min((ask(town, server, path, times=times) for _ in range(rounds)), key=lambda load: load.p99_ms)

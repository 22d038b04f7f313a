"""A demo town of its own for the audit and the figures: served as `make run` serves it, thrown away afterwards."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from portal.kept_rehearsals import kept_copy
from portal.supervisor import processes

HOST = "localhost"
SECONDS_TO_START = 60
# Whatever the person at the keyboard has set must not lead a rehearsal into a real town.
REAL_TOWN = ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "ENGAWA_SECRET_KEY", "ENGAWA_MEDIA_ROOT")


class RehearsalError(Exception):
    """The town did not start."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A running town: where it is, and how to run more of its commands."""

    port: int
    var: Path
    environment: dict[str, str]
    said: str = ""  # by the command that prepared it

    def but_with(self, **environment: str) -> "Rehearsal":
        """The same town under other settings, at another port."""
        return replace(self, port=free_port(), environment=self.environment | environment)

    @property
    def base_url(self) -> str:
        """The address without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    def manage(self, *arguments: str) -> str:
        """Run one of manage.py's commands in this town; what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RehearsalError(f"{' '.join(command[1:])} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done.stdout

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of one address."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            response = connection.getresponse()
            return response.status, {name.lower(): text for name, text in response.getheaders()}, response.read()
        finally:
            connection.close()

    def start(self, name: str, *, page_workers: int = 1) -> subprocess.Popen[bytes]:
        """Start one of the supervisor's processes."""
        command = dict(processes(host="127.0.0.1", port=self.port, page_workers=page_workers))[name]
        with (self.var / f"{name}.log").open("ab") as log:
            return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment, stdout=log, stderr=log)

    def wait_until_it_answers(self, server: subprocess.Popen[bytes]) -> None:
        """Return when the front door opens."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and server.poll() is None:
            try:
                self.get("/health/")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RehearsalError(f"The server did not start:\n{(self.var / 'pages.log').read_text()[-4000:]}")


@contextmanager
def prepared_town(settings_module: str, *, command: str = "prepare_town") -> Iterator[Rehearsal]:
    """A town with database, static files and the demo's pages, not yet served."""
    with tempfile.TemporaryDirectory(prefix="engawa-rehearsal-", ignore_cleanup_errors=True) as folder:
        town = empty_town(Path(folder), settings_module)
        yield replace(town, said=town.manage(command))


@contextmanager
def copied_town(settings_module: str) -> Iterator[Rehearsal]:
    """The same, copied from one that was prepared a moment ago by whoever asked first."""
    with tempfile.TemporaryDirectory(prefix="engawa-rehearsal-", ignore_cleanup_errors=True) as folder:

        def prepare(place: Path) -> str:
            return empty_town(place, settings_module).manage("prepare_town")

        said = kept_copy(Path(folder), kind=settings_module, prepare=prepare)
        yield replace(empty_town(Path(folder), settings_module), said=said)


def empty_town(folder: Path, settings_module: str) -> Rehearsal:
    """A town of this folder, whatever the person at the keyboard has set."""
    kept = {name: value for name, value in os.environ.items() if name not in REAL_TOWN}
    kept |= {"ENGAWA_VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": settings_module}
    return Rehearsal(port=free_port(), var=folder, environment=kept)


@contextmanager
def served_town(settings_module: str) -> Iterator[Rehearsal]:
    """A town with one page worker that answers."""
    with copied_town(settings_module) as town, serving(town):
        yield town


@contextmanager
def serving(town: Rehearsal, *, page_workers: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    """The town's page server, running."""
    server = town.start("pages", page_workers=page_workers)
    try:
        town.wait_until_it_answers(server)
        yield server
    finally:
        stop(server)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process kindly, then firmly."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""One supervisor over the town's processes: pages, background work, speech, chores. Ctrl-C stops them all."""

import os
import shlex
import socket
import sys
from collections.abc import Iterator

from django.conf import settings
from honcho.manager import Manager
from honcho.printer import Printer

PYTHON = sys.executable


def port_is_free(host: str, port: int) -> bool:
    """Whether we may listen there. Asked first, because a taken port deep in a log is hard to read."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def processes(*, host: str, port: int, page_workers: int) -> Iterator[tuple[str, list[str]]]:
    """Name and command of every process. Any number of each may run; on one machine these are enough."""
    where = ["--host", host, "--port", str(port), "--workers", str(page_workers)]
    yield "pages", [PYTHON, "-m", "portal.serve", *where]
    yield "worker", [PYTHON, "manage.py", "db_worker", "--queue-name", "default", "--interval", "1"]
    yield "voice", [PYTHON, "manage.py", "speech_worker"]
    yield "chores", [PYTHON, "manage.py", "keep_house", "--forever"]


def supervise(*, host: str, port: int, page_workers: int) -> int:
    """Run everything until one process ends or somebody presses Ctrl-C; the exit code of the first that failed."""
    manager = Manager(Printer(sys.stdout))
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for name, command in processes(host=host, port=port, page_workers=page_workers):
        manager.add_process(name, shlex.join(command), env=environment, cwd=str(settings.BASE_DIR))
    manager.loop()
    return int(manager.returncode or 0)

"""The page server: ``python -m portal.serve --port 8000 --workers 2``.

The application is loaded once, in the parent, and what it loaded is taken out of the garbage collector's sight before
the workers fork: they share its memory, start at once, and are never stopped to collect what lives for ever (which
is what made one answer in a hundred slow: 155 ms against 21).
"""

import argparse
import gc
import multiprocessing
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

# Several threads a worker: while one streams a voice, the others still answer.
THREADS = 4
BACKLOG = 4096


def load() -> Callable[..., Any]:
    """The WSGI application with everything that its first visitors would otherwise wait for."""
    application: Callable[..., Any] = import_module("portal.wsgi").application
    import_module("portal.warming").warm()
    return application


def load_and_freeze(*_arguments: object) -> Callable[..., Any]:
    """The application, its memory settled. Each worker calls this too; after a fork it is done already."""
    application = load()
    gc.collect()
    gc.freeze()
    return application


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve pages until the process is told to stop."""
    if sys.platform != "win32" and sys.platform != "darwin":
        # Elsewhere forking a threaded program is unsafe, or Python chooses another way: each worker then loads alone.
        multiprocessing.set_start_method("fork", force=True)
        load_and_freeze()
    server = Server(
        "portal.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        # Fewer would leave a thousand waiting connections hanging.
        backpressure=BACKLOG,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=load_and_freeze)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    serve(host=chosen.host, port=chosen.port, workers=chosen.workers)


if __name__ == "__main__":
    main()

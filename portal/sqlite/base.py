"""SQLite whose writers stand in line.

When many people want the same places, SQLite's own way of waiting (asleep for a tenth of a second, then look again)
leaves the database idle most of the time. Here a writer asks for a file lock first and looks every millisecond, so the
next one goes in as soon as the last is done. The lock only orders the waiting: correctness stays with SQLite.
"""

import fcntl
import time
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base

SECONDS_BETWEEN_LOOKS = 0.001
# Whoever waited longer than this asks SQLite itself, which then decides how long is too long.
LONGEST_WAIT_SECONDS = 10


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, with a line in front of every transaction."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._line: IO[str] | None = None
        self._is_first = False

    def _start_transaction_under_autocommit(self) -> None:
        self._stand_in_line()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._step_aside()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._step_aside()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._step_aside()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._step_aside()
            if self._line:
                self._line.close()
                self._line = None

    def _stand_in_line(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._is_first or self.is_in_memory_db() or name.startswith("file:"):
            return
        if self._line is None:
            self._line = Path(f"{name}-line").open("a")  # noqa: SIM115 -- kept as long as the connection
        until = time.monotonic() + LONGEST_WAIT_SECONDS
        while time.monotonic() < until:
            try:
                fcntl.flock(self._line, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(SECONDS_BETWEEN_LOOKS)
            else:
                self._is_first = True
                return

    def _step_aside(self) -> None:
        if self._is_first and self._line:
            fcntl.flock(self._line, fcntl.LOCK_UN)
        self._is_first = False

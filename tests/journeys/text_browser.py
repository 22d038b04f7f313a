"""A person at a text browser: w3m in a terminal of its own, driven by the keys that somebody would press."""

import os
import pty
import re
import select
import shutil
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

ROWS, COLUMNS = 200, 80
QUIET_SECONDS = 0.15
SECONDS = 15
TAB, ENTER = "\t", "\r"
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|[\x00-\x1f]|\x1b[=>]")


class TextBrowser:
    """w3m on one address, without cookies or keeping them in a folder. Use it with ``with``."""

    def __init__(self, address: str, *, cookies_in: Path | None = None) -> None:
        program = shutil.which("w3m")
        if program is None:
            pytest.fail("This journey needs w3m: apt-get install w3m")
        self._hand, terminal = pty.openpty()
        termios.tcsetwinsize(terminal, (ROWS, COLUMNS))
        self._process = subprocess.Popen(
            [program, "-I", "UTF-8", "-O", "UTF-8", "-cookie" if cookies_in else "-no-cookie", address],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**os.environ, "TERM": "vt100", "LANG": "C.UTF-8", **({"HOME": str(cookies_in)} if cookies_in else {})},
        )
        os.close(terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._hand)

    def press(self, keys: str, *, until: str = "") -> str:
        """Press keys; what the screen shows anew once it is quiet again, and has ``until`` in it."""
        os.write(self._hand, keys.encode())
        return self.shown(until)

    def shown(self, words: str = "") -> str:
        """What has been drawn since the last look, without blanks. With ``words``: waits until they are there."""
        drawn, end = "", time.monotonic() + SECONDS
        while time.monotonic() < end:
            if select.select([self._hand], [], [], QUIET_SECONDS)[0]:
                drawn += os.read(self._hand, 65_536).decode("utf-8", "replace")
            elif drawn and words in self._plain(drawn):
                return self._plain(drawn)
        raise AssertionError(f"{words!r} never came: {self._plain(drawn)[-2000:]}")

    def go_to(self, pattern: str) -> None:
        """Search in the page, as one does who cannot point."""
        self.press(f"/{pattern}{ENTER}")

    def type_into(self, text: str) -> None:
        """Open the field under the cursor, write, and close it."""
        self.press(ENTER)
        self.press(text + ENTER)

    @staticmethod
    def _plain(drawn: str) -> str:
        return re.sub(r"\s+", "", _CONTROL.sub("", drawn))

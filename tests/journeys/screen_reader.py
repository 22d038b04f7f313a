"""What a screen reader says of a page: a virtual one, which walks the rendered HTML from its first word to its last.

Phrases are kept as files beside the tests, because they are meant to be read by people: whoever changes a page sees in
the diff what somebody who listens will hear.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.settings.environment import BASE_DIR

HEARD = Path(__file__).parent / "heard"
SCRIPT = Path(__file__).parent / "listen.mjs"
REWRITE = "ENGAWA_WRITE_HEARD"
# Made anew at every run, or decided by the fonts and the voice of a machine.
CHANGING = (
    (re.compile(r"\d+(?=キロバイト|ページ|秒)"), "9"),
    (re.compile(r"\b\d{4}-\d{4}\b(?!-)"), "1234-5678"),
    # The number of a document: it stands alone, and begins with its place in the table.
    (re.compile(r"(?<=\n)\d{5,8}(?=\n)"), "00123"),
    (re.compile(r"(?:\d、){3}\d。(?:\d、){3}\d"), "1、2、3、4。5、6、7、8"),
)


def phrases(*pages: str) -> list[list[str]]:
    """The phrases of each HTML document, in the order in which they are spoken."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("Listening to pages needs Node.js: apt-get install nodejs npm")
    said = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        cwd=BASE_DIR / "tests",
    )
    found: list[list[str]] = json.loads(said.stdout)
    return found


def main_part(heard: list[str]) -> list[str]:
    """Without the frame that every page shares."""
    return heard[heard.index("main") : heard.index("end of main") + 1]


def as_text(heard: list[str]) -> str:
    """One phrase a line, without what differs from run to run."""
    text = "\n".join(heard) + "\n"
    for pattern, stand_in in CHANGING:
        text = pattern.sub(stand_in, text)
    return text


def assert_heard_as_kept(name: str, heard: list[str]) -> None:
    """Compare with the kept file; with ENGAWA_WRITE_HEARD=1 write it anew (and then read it!)."""
    file = HEARD / f"{name}.txt"
    text = as_text(heard)
    if os.environ.get(REWRITE):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    advice = f"{file.name}: other words are heard. If they are meant: {REWRITE}=1 make test, and read the diff aloud."
    assert text.splitlines() == kept.splitlines(), advice

"""Runs the program ``tesseract``: it has no memory of what it read, and a bad picture can only end that one run."""

import io
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from PIL import Image

from documents.extraction.layout.paper import Box

COMMAND = "tesseract"
ACROSS, DOWN, LATIN = "jpn", "jpn+jpn_vert", "eng"
LANGUAGES = {"jpn", "jpn_vert", "eng", "osd"}
# Where the page is upright or not is found by itself (1); only that is asked for (0).
FIND_ORIENTATION, WHOLE_PAGE = "0", "1"
SECONDS_A_PAGE = 180
WORD_LEVEL = "5"
TURNS = {0, 90, 180, 270}
SUREST_TURN = 2.0


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read: its line, its place in the picture, how sure Tesseract is (0 to 100)."""

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


class NotReadError(Exception):
    """Tesseract gave up on a picture."""


def is_there() -> bool:
    """Whether this machine can read pictures of Japanese paper."""
    return not missing()


@cache
def missing() -> frozenset[str]:
    """The program, or the languages, that are not installed."""
    if shutil.which(COMMAND) is None:
        return frozenset({COMMAND})
    told = subprocess.run([COMMAND, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return frozenset(LANGUAGES - set(told.stdout.split()))


def turn_of(image: Image.Image) -> int:
    """By how many degrees to turn the picture clockwise until it is upright; 0 where nobody can tell."""
    told = _run(image, "osd", FIND_ORIENTATION)
    facts = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
    turn, sure = int(facts.get("Rotate", 0)), float(facts.get("Orientation confidence", 0))
    return turn if turn in TURNS and sure >= SUREST_TURN else 0


def words_of(image: Image.Image, languages: str) -> list[Word]:
    """Every word with its place."""
    rows = [line.split("\t") for line in _run(image, languages, WHOLE_PAGE, "tsv").splitlines()[1:]]
    return [_word(row) for row in rows if len(row) == 12 and row[0] == WORD_LEVEL and row[11].strip()]


def _word(row: list[str]) -> Word:
    left, top, width, height = (float(part) for part in row[6:10])
    line = (int(row[2]), int(row[3]), int(row[4]))
    return Word(row[11].strip(), line, (left, top, left + width, top + height), float(row[10]))


def _run(image: Image.Image, languages: str, mode: str, *more: str) -> str:
    """An upright picture without words makes it fail when it is asked for the orientation: then it says nothing."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=image.info.get("dpi", (300, 300)))
    kept = ["-c", "preserve_interword_spaces=1"] if more else []
    command = [COMMAND, "stdin", "stdout", "-l", languages, "--psm", mode, *kept, *more]
    try:
        done = subprocess.run(
            command, input=buffer.getvalue(), capture_output=True, timeout=SECONDS_A_PAGE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadError from error
    if done.returncode and mode != FIND_ORIENTATION:
        raise NotReadError
    return done.stdout.decode("utf-8", "replace") if not done.returncode else ""

"""How many real sentences get the kana and the blanks that Japanese braille wants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from pathlib import Path

from documents.formats.braille.translation import translated
from documents.formats.braille.wording import worded

FOLDER = Path(__file__).parent / "braille_words"
HALVES = ("tuned", "held-out")
_EITHER = re.compile(r"\{([^}]*)\}")
# Signs and brackets are not judged. An apostrophe, a comma in a figure and a point belong to their word.
_SIGNS = re.compile(r"[^0-9A-Za-zァ-ヶー',.]+|(?<!\d),|,(?!\d)|(?<!\d)\.|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, what is right and nearest to what was made, and what was made."""

    source: str
    text: str
    right: str
    made: str

    @property
    def is_read_right(self) -> bool:
        """Every letter is right, wherever blanks are."""
        return self.right.replace(" ", "") == self.made.replace(" ", "")

    @property
    def is_right(self) -> bool:
        """Letters and blanks."""
        return self.right == self.made

    @property
    def words(self) -> tuple[int, int]:
        """How many of its words came out whole, with a blank before and behind; and of how many."""
        wanted, made = _words(self.right), _words(self.made)
        matching = SequenceMatcher(None, wanted, made, autojunk=False).get_matching_blocks()
        return sum(block.size for block in matching), len(wanted)

    def __str__(self) -> str:
        return f"{self.text}\n  made  {self.made}\n  right {self.right}"


def _words(kana: str) -> list[str]:
    return kana.split()


@cache
def judge(half: str) -> tuple[Judged, ...]:
    """Each sentence of a half."""
    return tuple(_judged(*line.split("\t")) for line in _lines(half))


def share_right(judged: tuple[Judged, ...]) -> float:
    """Sentences of a hundred that need no proof-reader at all."""
    return 100 * sum(each.is_right for each in judged) / len(judged)


def share_read_right(judged: tuple[Judged, ...]) -> float:
    """Sentences of a hundred whose letters are all right."""
    return 100 * sum(each.is_read_right for each in judged) / len(judged)


def share_of_words(judged: tuple[Judged, ...]) -> float:
    """Words of a hundred that came out whole."""
    counts = [each.words for each in judged]
    return 100 * sum(right for right, _all in counts) / sum(every for _right, every in counts)


def _lines(half: str) -> Iterator[str]:
    for line in (FOLDER / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def _judged(source: str, text: str, wanted: str) -> Judged:
    made = plain(translated(worded(text)).kana)
    right = max(map(plain, readings(wanted)), key=lambda one: SequenceMatcher(None, one, made, autojunk=False).ratio())
    return Judged(source, text, right, made)


def readings(wanted: str) -> Iterator[str]:
    """Everything that is right."""
    parts = _EITHER.split(wanted)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*choices))


def plain(kana: str) -> str:
    """Without signs: each is as good as a blank."""
    return " ".join(_SIGNS.sub(" ", kana).split())

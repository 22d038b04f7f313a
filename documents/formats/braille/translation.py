"""Japanese as kana with the blanks of braille, and as cells: libkuraji, given our words."""

import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import libkuraji
from libkuraji import kana as kuraji_kana
from libkuraji import mecab_correct, translator2

from accessibility.readings import table
from documents.formats.braille.morphemes import mecab, morphs

# libkuraji keeps whom it asks for words in one place for the whole process.
_LOCK = threading.Lock()
_BLANKS = re.compile(" +")
# It takes 65,536 characters; a paragraph of a town has a thousand.
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Translated:
    """Kana as braille writes it, the cells (Unicode braille), and of which kana each cell is."""

    kana: str
    cells: str
    places: list[int]


class _Words:
    """What libkuraji asks for words."""

    def __init__(self, page_id: int | None) -> None:
        self.page_id = page_id

    def is_ready(self) -> bool:
        """Always."""
        return True

    def analyze(self, text: str, _log: Any = None) -> list[str]:
        """The words as MeCab would name them."""
        lines = [morph.line for morph in morphs(text, self.page_id)]
        corrected: list[str] = mecab_correct.correct_features(lines, reparse=_again)
        return corrected


def _again(text: str) -> list[str]:
    return [morph.line for morph in mecab(text)]


def translated(text: str, page_id: int | None = None) -> Translated:
    """``text`` is worded (documents.formats.braille.wording); readings of one page are found by its id."""
    return _translated(text, page_id, table.current(page_id).version)


# The kana for proof-reading is asked for right after the cells.
@lru_cache(maxsize=1024)
def _translated(text: str, page_id: int | None, _readings: str) -> Translated:
    with _LOCK:
        libkuraji.initialize(analyzer=_Words(page_id))
        written, _positions = translator2.japanese_braille_separate(text[:LONGEST], _say_nothing)
    kana = _BLANKS.sub(" ", written).strip()
    cells, places = kuraji_kana.translate_with_pos(kana)
    return Translated(kana, cells, places)


def forget() -> None:
    """Translate anew, as when its speed is measured."""
    _translated.cache_clear()


def _say_nothing(_line: str) -> None:
    """It tells of every word."""

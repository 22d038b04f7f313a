"""Japanese text cut into words that can be looked up, with the same word however it is spelt.

Japanese writes no spaces; a search that waits for them finds nothing (recall 0.00 of 45 questions on 40 documents).
For every word the index keeps its normal form (引き籠もり for ひきこもり), that of its parts, its reading, so that
people who only know the sound find it, and pairs of neighbouring characters for what the dictionary cuts otherwise.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

# What joins words carries no meaning to look for.
_JOINING: Final = {"助詞", "助動詞", "補助記号", "空白"}
_RUNS: Final = re.compile(r"[一-龯々]{2,}|[ァ-ヶー]{3,}")
_KANJI: Final = re.compile(r"[一-龯々]")
_LETTERS: Final = re.compile(r"[^\W_]+")
# Sudachi refuses texts of more than 49,149 bytes.
_PIECE: Final = 8_000
_READING: Final = "r"
_PAIR: Final = "b"


@dataclass(frozen=True)
class Word:
    """One word of a question: found when every phrase of one of its alternatives is found."""

    alternatives: tuple[tuple[str, ...], ...]


class _Cutter(threading.local):
    """One tokenizer per thread (they cannot be shared), over one dictionary, loaded when first needed."""

    tokenizer: Tokenizer | None = None

    def get(self) -> Tokenizer:
        if self.tokenizer is None:
            self.tokenizer = _dictionary().create()
        return self.tokenizer


_cutter = _Cutter()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def plain(text: str) -> str:
    """Width and capitals make no difference, and control characters are no words."""
    return unicodedata.normalize("NFKC", text).casefold()


def letters(text: str) -> str:
    """Only letters and digits, parted by spaces: nothing that a database would take for an operator."""
    return " ".join(_LETTERS.findall(text))


def _hiragana(text: str) -> str:
    return "".join(chr(ord(letter) - 96) if "ァ" <= letter <= "ヶ" else letter for letter in text)


def _morphemes(text: str) -> Iterator[Morpheme]:
    tokenizer = _cutter.get()
    for line in text.splitlines():
        for begin in range(0, len(line), _PIECE):
            for morpheme in tokenizer.tokenize(line[begin : begin + _PIECE], SplitMode.C):
                if morpheme.part_of_speech()[0] not in _JOINING and letters(morpheme.surface()):
                    yield morpheme


def _normal(morpheme: Morpheme) -> str:
    return letters(plain(morpheme.normalized_form())) or letters(morpheme.surface())


def _reading(morpheme: Morpheme) -> str:
    return _READING + letters(_hiragana(morpheme.reading_form()))


def _parts(morpheme: Morpheme) -> list[Morpheme]:
    return [part for part in morpheme.split(SplitMode.A) if part.part_of_speech()[0] not in _JOINING]


def _pairs(run: str) -> str:
    """Neighbouring characters, so that a run of them is found inside a longer one as a phrase."""
    return " ".join(_PAIR + run[i : i + 2] for i in range(len(run) - 1))


def index_words(text: str) -> str:
    """What the index keeps of a text."""
    text = plain(text)
    found: list[str] = []
    for morpheme in _morphemes(text):
        found.append(_normal(morpheme))
        parts = _parts(morpheme)
        if len(parts) > 1:
            found.extend(_normal(part) for part in parts)
        pieces = [morpheme, *(parts if len(parts) > 1 else [])]
        found.extend(_reading(piece) for piece in pieces if _KANJI.search(piece.surface()))
    found.extend(_pairs(run) for run in _RUNS.findall(text))
    return " ".join(word for word in found if word)


def question_words(text: str, *, most: int = 24) -> list[Word]:
    """The words of a question, each with every way in which a text may say it. Words beyond ``most`` are left out."""
    found: dict[str, Word] = {}
    for morpheme in _morphemes(plain(text)):
        found.setdefault(morpheme.surface(), Word(tuple(_alternatives(morpheme))))
        if len(found) == most:
            break
    return list(found.values())


def _alternatives(morpheme: Morpheme) -> Iterator[tuple[str, ...]]:
    surface = morpheme.surface()
    yield (_normal(morpheme),)
    parts = [_normal(part) for part in _parts(morpheme)]
    if len(parts) > 1:
        yield tuple(parts)
    if not _KANJI.search(surface):
        reading = _reading(morpheme)
        if len(reading) > len(_READING) + 1:
            yield (reading,)
    if _RUNS.fullmatch(surface):
        yield (_pairs(surface),)


def phrase_of(text: str) -> tuple[str, ...]:
    """A fixed expression as the phrases that the index must hold for it."""
    return tuple(_normal(morpheme) for morpheme in _morphemes(plain(text)))


def pairs_of_all(text: str) -> str:
    """Pairs of neighbouring characters of every run of letters, ended by its last one: finds any part of a name."""
    return " ".join(
        " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]]) for run in _LETTERS.findall(plain(text))
    )

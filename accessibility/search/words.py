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

from accessibility.search.sounds import hiragana

# What joins words carries no meaning to look for.
_JOINING: Final = {"助詞", "助動詞", "補助記号", "空白"}
_LIGHT_KINDS: Final = {"動詞", "形容詞", "副詞", "接続詞", "連体詞", "感動詞", "代名詞", "接尾辞"}
_LIGHT_WORDS: Final = {"人", "方", "物", "事", "時", "所", "為", "様", "場合", "何", "やり方", "仕方", "方法"}
_RUNS: Final = re.compile(r"[一-龯々]{2,}|[ァ-ヶー]{3,}")
_KANJI: Final = re.compile(r"[一-龯々㐀-䶿豈-﫿𠀀-𯨟]")
_KANA: Final = re.compile(r"[ぁ-ゖー]+")
_LETTERS: Final = re.compile(r"[^\W_]+")
# Sudachi refuses texts of more than 49,149 bytes.
_PIECE: Final = 8_000
# Compounds that people look for as one word (要約筆記派遣事業) rarely have more parts, or letters.
_MOST_PARTS, _LONGEST = 4, 16
_READING: Final = "r"
_PAIR: Final = "b"


@dataclass(frozen=True)
class Word:
    """One word of a question as typed: found when every phrase of one of its alternatives is found.

    A light word (つけたい, 人) says little by itself: a question is asked without it rather than answered with nothing.
    """

    typed: str
    alternatives: tuple[tuple[str, ...], ...]
    is_light: bool = False
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a text as it is written there, what all its spellings share, and how it sounds in hiragana."""

    word: str
    normal: str
    reading: str


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


def tokenizer() -> Tokenizer:
    """This thread's tokenizer, for whoever else cuts Japanese: one dictionary in memory is enough."""
    return _cutter.get()


def plain(text: str) -> str:
    """Width and capitals make no difference, and control characters are no words."""
    return unicodedata.normalize("NFKC", text).casefold()


def is_kana(text: str) -> bool:
    """Whether a text is hiragana and katakana only, so that it says how it sounds and nothing else."""
    return bool(_KANA.fullmatch(hiragana(text)))


def letters(text: str) -> str:
    """Only letters and digits, parted by spaces: nothing that a database would take for an operator."""
    return " ".join(_LETTERS.findall(text))


def _morphemes(text: str) -> Iterator[Morpheme]:
    tokenizer = _cutter.get()
    for line in text.splitlines():
        for begin in range(0, len(line), _PIECE):
            for morpheme in tokenizer.tokenize(line[begin : begin + _PIECE], SplitMode.C):
                if _is_word(morpheme):
                    yield morpheme


def _is_word(morpheme: Morpheme) -> bool:
    """Whether it can be looked for. A kanji the dictionary does not know (𠮟) is a sign to it, and a word to us.

    The polite お and ご are left out on both sides: whoever types ご家族 means 家族.
    """
    kind = morpheme.part_of_speech()[0]
    if not letters(morpheme.surface()) or (kind == "接頭辞" and morpheme.normalized_form() == "御"):
        return False
    return kind not in _JOINING or (kind == "補助記号" and morpheme.is_oov())


def _is_light(morpheme: Morpheme) -> bool:
    return morpheme.part_of_speech()[0] in _LIGHT_KINDS or morpheme.normalized_form() in _LIGHT_WORDS


def _normal(morpheme: Morpheme) -> str:
    normal = letters(plain(morpheme.normalized_form())) or letters(morpheme.surface())
    # The dictionary keeps some polite words whole (御悔やみ) and parts others (お・悔やみ).
    return normal[1:] if normal.startswith("御") and len(normal) > 2 else normal


def _reading(morpheme: Morpheme) -> str:
    return _READING + letters(hiragana(morpheme.reading_form()))


def _parts(morpheme: Morpheme) -> list[Morpheme]:
    return [part for part in morpheme.split(SplitMode.A) if _is_word(part)]


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
        found.setdefault(
            morpheme.surface(),
            Word(
                morpheme.surface(),
                tuple(_alternatives(morpheme)),
                is_light=_is_light(morpheme),
                begin=morpheme.begin(),
                end=morpheme.end(),
            ),
        )
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


def heard(kana: str) -> tuple[str, ...]:
    """A reading as the index keeps it beside words of kanji."""
    return (_READING + letters(hiragana(kana)),)


def reading_in(phrase: str) -> str:
    """The reading that a phrase of the index stands for; empty when it is no reading."""
    return phrase[1:] if phrase.startswith(_READING) and is_kana(phrase[1:]) else ""


def phrase_of(text: str) -> tuple[str, ...]:
    """A fixed expression as the phrases that the index must hold for it."""
    return tuple(_normal(morpheme) for morpheme in _morphemes(plain(text)))


def entries(text: str, *, compounds: bool) -> Iterator[Entry]:
    """The words of a text for the vocabulary; with nouns that stand together as one word, if wanted."""
    run: list[Morpheme] = []
    # Capitals are kept: these words are shown.
    for morpheme in _morphemes(unicodedata.normalize("NFKC", text)):
        yield from map(_entry, [morpheme, *(parts if len(parts := _parts(morpheme)) > 1 else [])])
        if not compounds:
            continue
        together = bool(run) and run[-1].end() == morpheme.begin()
        run = ([*run, morpheme] if together else [morpheme])[-_MOST_PARTS:]
        for length in range(2, len(run) + 1):
            yield from _compound(run[-length:])


def _entry(morpheme: Morpheme) -> Entry:
    return Entry(morpheme.surface(), _normal(morpheme), _kana(morpheme))


def _compound(run: list[Morpheme]) -> Iterator[Entry]:
    word = "".join(morpheme.surface() for morpheme in run)
    readings = [_kana(morpheme) for morpheme in run]
    if len(word) <= _LONGEST and _RUNS.search(word):
        yield Entry(word, "", "".join(readings) if all(readings) else "")


def _kana(morpheme: Morpheme) -> str:
    reading = hiragana(morpheme.reading_form())
    return reading if _KANA.fullmatch(reading) else ""


def reading_of(text: str) -> str:
    """How a text sounds as far as the dictionary knows; empty when it does not."""
    readings = [_kana(morpheme) for morpheme in _morphemes(plain(text))]
    return "".join(readings) if all(readings) else ""


def pairs_of_all(text: str) -> str:
    """Pairs of neighbouring characters of every run of letters, ended by its last one: finds any part of a name."""
    return " ".join(
        " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]]) for run in _LETTERS.findall(plain(text))
    )

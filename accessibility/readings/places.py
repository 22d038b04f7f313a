"""A second opinion on names of places and stations.

Open JTalk reads 鋸南町 but not 高鍋町, and cuts 木下駅南 into 木下 and 駅南. SudachiPy's dictionary holds whole
addresses (112 of 115 towns and villages right, where Open JTalk has 88), but reads common words worse: it is asked for
names only.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from accessibility.readings.alignment import HAS_HAN, Fixed, Word, aligned
from accessibility.readings.kana import HAN, hiragana

# Sudachi refuses texts of more than 49,149 bytes.
LONGEST = 8_000
_ONLY_NAMES = re.compile(r"[都道府県市区町村郡]")
# 茂原市市民: "市市" is no place, so the text is cut there before Sudachi sees it.
_BETWEEN = re.compile(r"(?<=([都道府県市区町村]))(?=\1)")
_LONG_NAME = re.compile(rf"[{HAN}]{{3,}}")
# Said otherwise by most people than by the address dictionary.
_COMMON = {"富士山"}


class _Cutter(threading.local):
    """One tokenizer per thread (they cannot be shared), over one dictionary, loaded when first needed."""

    tokenizer: Tokenizer | None = None

    def get(self) -> Tokenizer:
        if self.tokenizer is None:
            self.tokenizer = _dictionary().tokenizer()
        return self.tokenizer


_cutter = _Cutter()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def places(text: str) -> Iterator[Fixed]:
    """The names of places in ``text`` that Sudachi knows as such."""
    if len(text) > LONGEST:
        return
    edges = [0, *(found.start() for found in _BETWEEN.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        for found in _cutter.get().tokenize(text[start:end], SplitMode.C):
            if _is_place(found):
                yield Fixed(start + found.begin(), start + found.end(), tuple(_words(found)))


def long_names(text: str) -> Iterator[Fixed]:
    """Names of any kind, of three kanji or more: of those, Sudachi knows more than Open JTalk (正光寺, 全日警)."""
    if len(text) > LONGEST:
        return
    for found in _cutter.get().tokenize(text, SplitMode.C):
        surface, reading = found.surface(), found.reading_form()
        is_name = found.part_of_speech()[1] == "固有名詞" and bool(_LONG_NAME.fullmatch(surface))
        if is_name and surface not in _COMMON:
            yield Fixed(found.begin(), found.end(), (Word(surface, hiragana(reading)),))


def _is_place(found: Morpheme) -> bool:
    surface, kind = found.surface(), found.part_of_speech()
    if kind[1] != "固有名詞" or len(surface) < 3:  # 板橋 and 安房 are read better by Open JTalk
        return False
    return (kind[2] == "地名" and bool(_ONLY_NAMES.search(surface, 1))) or surface.endswith("駅")


def _words(found: Morpheme) -> Iterator[Word]:
    """千葉県市川市鬼高 as three words, as far as their readings make up that of the whole."""
    parts = found.split(SplitMode.B)
    if "".join(part.reading_form() for part in parts) != found.reading_form():
        parts = [found]
    for part in parts:
        if HAS_HAN.search(part.surface()):
            yield from aligned(part.surface(), hiragana(part.reading_form()))
        else:
            yield Word(part.surface(), None)

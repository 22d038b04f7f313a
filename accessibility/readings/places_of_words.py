"""Where given words stand in a text, however their characters are typed."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# Shapes of one character (葛󠄀), which stand behind it and belong to it.
_SHAPE = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]*")

# What may part a word unseen, or stand for another shape of it.
_MAY_HIDE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0001-\U000e01ef𠮟塡剝頰𠮷]"
)
# Shapes of the same kanji: the notice's, and names' ones, as Open JTalk's dictionary has them.
KNOWN_SHAPES = str.maketrans("𠮟塡剝頰𠮷", "叱填剥頬吉")


class Found(NamedTuple):
    """A word at its place, and its reading."""

    start: int
    end: int
    reading: str


def find(text: str, readings: Mapping[str, str]) -> list[Found]:
    """The words of ``readings`` (written in NFKC) in ``text``, from left to right; where two begin, the longer one."""
    wanted = {surface.translate(KNOWN_SHAPES): reading for surface, reading in readings.items()}
    seen, places = _seen(text)
    found = []
    for word in _pattern(tuple(wanted)).finditer(seen):
        end = places[word.end() - 1] + 1
        found.append(Found(places[word.start()], _end_of_shape(text, end), wanted[word[0]]))
    return found


def is_in(surface: str, text: str) -> bool:
    """Whether the word stands in ``text``. Of a whole town's pages most do not hold it: that is told fast."""
    word, plain = unicodedata.normalize("NFKC", surface), unicodedata.normalize("NFKC", text)
    may_be = word in plain or word.translate(KNOWN_SHAPES) in plain or _MAY_HIDE.search(plain)
    return bool(may_be) and bool(find(text, {word: ""}))


@lru_cache(maxsize=256)
def _pattern(surfaces: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(surfaces, key=len, reverse=True)
    return re.compile("|".join(map(_alone, longest_first)) or r"(?!)")


def _alone(surface: str) -> str:
    """IT does not stand in FIT, nor 3 in 13; Japanese has no such gaps between words."""
    before = r"(?<![A-Za-z0-9])" if re.match("[A-Za-z0-9]", surface) else ""
    after = r"(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", surface) else ""
    return f"{before}{re.escape(surface)}{after}"


def _seen(text: str) -> tuple[str, list[int]]:
    """The text as one sees it (第３会館 is 第3会館, nothing invisible parts a word), and where each character stood."""
    letters = [(letter, place) for place, character in enumerate(text) for letter in _look[character]]
    return "".join(letter for letter, _place in letters), [place for _letter, place in letters]


class _Looks(dict[str, str]):
    """How a character looks, remembered: whole pages are looked through, and they hold few different ones."""

    def __missing__(self, character: str) -> str:
        is_unseen = unicodedata.category(character) == "Cf" or _SHAPE.fullmatch(character)
        self[character] = "" if is_unseen else unicodedata.normalize("NFKC", character).translate(KNOWN_SHAPES)
        return self[character]


_look = _Looks()


def _end_of_shape(text: str, place: int) -> int:
    found = _SHAPE.match(text, place)
    return found.end() if found else place

"""A word's reading over the characters it belongs to."""

import re
from typing import NamedTuple

from accessibility.readings.kana import HAN, HAS_HAN, hiragana

__all__ = ["HAN", "HAS_HAN", "Fixed", "Word", "aligned"]

# Variants of one character's shape (葛󠄀) stand behind it and belong to it.
_VARIANTS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
# 鶴ヶ島, 袖ケ浦, 三カ月: a small word between two kanji, which is read with them.
_READ_AS_HAN = rf"[{HAN}ヵヶ0-9０-９{_VARIANTS}]|(?<=[{HAN}0-9０-９])[ケカ](?=[{HAN}])"
_READ_RUN = re.compile(rf"(?:{_READ_AS_HAN})+")
_RUN = re.compile(rf"(?:{_READ_AS_HAN})+|(?:(?!{_READ_AS_HAN}).)+", re.DOTALL)


class Word(NamedTuple):
    """A stretch of text and its reading in hiragana, or None where none is needed."""

    text: str
    reading: str | None
    # Of the town's own reading table: hard to read whatever its kanji.
    is_name: bool = False


class Fixed(NamedTuple):
    """Words at a place of a text whose reading is known better than Open JTalk's."""

    start: int
    end: int
    words: tuple[Word, ...]


def aligned(surface: str, reading: str) -> list[Word]:
    """The reading over the kanji only: 申し込み is 申(もう)し込(こ)み; where kana cannot anchor it, over the word."""
    runs = _RUN.findall(surface)
    read = [bool(_READ_RUN.fullmatch(run)) for run in runs]
    pattern = "".join(
        "(.+?)" if is_read else f"({re.escape(hiragana(run))})" for run, is_read in zip(runs, read, strict=True)
    )
    found = re.fullmatch(pattern, reading)
    if not found:
        return [Word(surface, reading)]
    parts = zip(runs, read, found.groups(), strict=True)
    return [Word(run, said if is_read and said != run else None) for run, is_read, said in parts]

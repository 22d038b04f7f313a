"""Which letters a font has, so that no sheet ever shows an empty box."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

# What Japanese printers have always set for a letter they do not have.
GETA = "〓"
LAST_ASCII = "\x7f"
# They choose the shape of the letter before them; alone they show nothing.
VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def without_boxes(text: str, fonts: Iterable[Path]) -> tuple[str, int]:
    """The text with a 〓 for every letter that none of the fonts has, and how many those are."""
    known: set[int] = set()
    for font in fonts:
        known |= letters_of(font)
    unknown = {letter for letter in set(text) if letter > LAST_ASCII and ord(letter) not in known}
    lost = {letter for letter in unknown if not _is_invisible(letter)}
    shown = text.translate({ord(letter): GETA if letter in lost else "" for letter in unknown})
    return shown, sum(map(text.count, lost))


@cache
def letters_of(font: Path) -> frozenset[int]:
    """The characters a font file can draw."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or any(ord(letter) in selectors for selectors in VARIATION_SELECTORS)

"""What is spoken of a page: HTML in, sentences in the order of hearing out."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from accessibility.speech.pages_in_words import Block, blocks
from accessibility.speech.sentences import split

# Silent reading of easy Japanese runs at 400 to 600 characters a minute; our readers are at the slower end of it.
READING_CHARACTERS_A_MINUTE = 450
# Measured with Mei at our pace; a digit is two or three syllables (tests/accessibility/test_script.py).
SPOKEN_CHARACTERS_A_SECOND, SPOKEN_DIGITS_A_SECOND = 5.4, 2.3
SPOKEN_LATIN_CHARACTERS_A_SECOND = 13.0
SENTENCE_PAUSE, TITLE_PAUSE = 0.35, 1.0
_SPEAKABLE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as written, with what is needed to speak it and to find it on the page.

    ``element`` is the id of the nearest element that has one; ``pause`` the silence after it, in seconds.
    """

    text: str
    language: str = "ja"
    element: str | None = None
    pause: float = SENTENCE_PAUSE
    is_heading: bool = False


def sentences(html: str, *, language: str = "ja") -> list[Sentence]:
    """The sentences of ``html`` in order. Nothing that has no letter or number in it is spoken."""
    return list(_sentences(blocks(html, language=language)))


def _sentences(found: Iterable[Block]) -> Iterator[Sentence]:
    for block in found:
        parts = [part for part in split(block.text) if _SPEAKABLE.search(part)]
        for place, part in enumerate(parts, start=1):
            sentence = Sentence(part, block.language, block.element, is_heading=block.is_heading)
            yield replace(sentence, pause=block.pause) if place == len(parts) else sentence


def estimated_seconds(html: str) -> float:
    """How long the page takes to hear, before it has been recorded."""
    return sum(_seconds(sentence) for sentence in sentences(html))


def _seconds(sentence: Sentence) -> float:
    if sentence.language != "ja":
        return len(sentence.text) / SPOKEN_LATIN_CHARACTERS_A_SECOND + sentence.pause
    digits = sum(character.isdecimal() for character in sentence.text)
    letters = len(sentence.text) - digits
    return letters / SPOKEN_CHARACTERS_A_SECOND + digits / SPOKEN_DIGITS_A_SECOND + sentence.pause


def reading_minutes(html: str) -> int:
    """How many minutes the page takes to read, at 450 Japanese characters a minute; never less than one."""
    characters = sum(len(sentence.text) for sentence in sentences(html))
    return max(1, math.ceil(characters / READING_CHARACTERS_A_MINUTE))

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

    ``element`` is the id of the nearest element that has one; ``pause`` the silence after it, in seconds; ``level``
    that of a heading, 1 to 6.
    """

    text: str
    language: str = "ja"
    element: str | None = None
    pause: float = SENTENCE_PAUSE
    level: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it is (part of) a heading of any level."""
        return self.level > 0


def sentences(html: str, *, language: str = "ja", announces: bool = False) -> list[Sentence]:
    """The sentences of ``html`` in order. Nothing that has no letter or number in it is spoken.

    ``announces``: headings begin with 「見出し2、」, for who wants to hear how a page is built.
    """
    return list(_sentences(blocks(html, language=language), announces=announces))


def _sentences(found: Iterable[Block], *, announces: bool) -> Iterator[Sentence]:
    for block in found:
        parts = [part for part in split(block.text) if _SPEAKABLE.search(part)]
        for place, part in enumerate(parts, start=1):
            sentence = Sentence(part, block.language, block.element, level=block.level)
            sentence = announced(sentence) if announces and place == 1 else sentence
            yield replace(sentence, pause=block.pause) if place == len(parts) else sentence


def announced(sentence: Sentence) -> Sentence:
    """A heading with 「見出し2、」 before its words; any other sentence as it is."""
    if not sentence.is_heading:
        return sentence
    said = f"見出し{sentence.level}、" if sentence.language == "ja" else f"Heading level {sentence.level}: "
    return replace(sentence, text=f"{said}{sentence.text}")


def estimated_seconds(html: str) -> float:
    """How long the page takes to hear, before it has been recorded."""
    return sum(seconds_of(sentence) for sentence in sentences(html))


def seconds_of(sentence: Sentence) -> float:
    """About how long one sentence takes, with the pause after it."""
    if sentence.language != "ja":
        return len(sentence.text) / SPOKEN_LATIN_CHARACTERS_A_SECOND + sentence.pause
    digits = sum(character.isdecimal() for character in sentence.text)
    letters = len(sentence.text) - digits
    return letters / SPOKEN_CHARACTERS_A_SECOND + digits / SPOKEN_DIGITS_A_SECOND + sentence.pause


def reading_minutes(html: str) -> int:
    """How many minutes the page takes to read, at 450 Japanese characters a minute; never less than one."""
    characters = sum(len(sentence.text) for sentence in sentences(html))
    return max(1, math.ceil(characters / READING_CHARACTERS_A_MINUTE))

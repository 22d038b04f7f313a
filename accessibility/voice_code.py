"""Texts for 音声コード: a printed square that a telephone or a reader speaks. One code holds about 800 characters.

Pure: sentences in, texts out. The readers have voices of their own, so words stay as they are written; only names that
the town had to put into its reading table carry their reading along.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accessibility.readings.kana import HAS_HAN
from accessibility.readings.places_of_words import find
from accessibility.readings.table import ReadingTable
from accessibility.speech.pages_in_words import BLOCK_PAUSE
from accessibility.speech.script import Sentence

MOST_CHARACTERS = 800
# Room for the line that says which code of how many this is.
FOR_THE_FIRST_LINE, LONGEST_NAME = 60, 30
# What stands for a letter that Shift_JIS lacks, as printers have done since there was lead type.
MISSING = "〓"
# The same sign at another place of Unicode: Windows' Shift_JIS knows only the right-hand ones.
_TWINS = str.maketrans({"〜": "～", "−": "－", "—": "―", "‖": "∥", "¢": "￠", "£": "￡", "¬": "￢", "\u00a0": " "})
_LINE_END = "\r\n"
_READING_FOLLOWS = re.compile(r"[（(][ぁ-ゖァ-ヺー・]+[）)]")
_COMMA = re.compile(r"(?<=[、，,。；;：:])")


@dataclass(frozen=True, slots=True)
class Code:
    """The text of one code."""

    number: int
    of: int
    text: str

    @property
    def characters(self) -> int:
        """Its length as the programs that make codes count it, line ends included."""
        return len(self.text)


def codes(sentences: Iterable[Sentence], *, title: str, readings: ReadingTable) -> list[Code]:
    """One text for each code. A code that is not alone begins by saying which it is: people print one on each page."""
    said = list(sentences)
    if len(whole := list(_parts(_lines(said, MOST_CHARACTERS // 2), MOST_CHARACTERS, readings))) <= 1:
        return [Code(1, 1, text) for text in whole]
    room = MOST_CHARACTERS - FOR_THE_FIRST_LINE
    # The first line says the title already.
    rest = said[1:] if said[0].text == title else said
    parts = list(_parts(_lines(rest, room // 2), room, readings))
    name = title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1]}…"
    return [
        Code(number, len(parts), f"{name}。{len(parts)}枚のうち{number}枚目。\n{part}")
        for number, part in enumerate(parts, start=1)
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence; whether a line ends after it, and whether it must not be the last of a code."""

    text: str
    ends: bool
    is_heading: bool


def _lines(sentences: Iterable[Sentence], longest: int) -> Iterator[_Line]:
    for sentence in sentences:
        text = unicodedata.normalize("NFC", sentence.text)
        stop = "。" if sentence.is_heading and not text.endswith(("。", "？", "！")) else ""
        pieces = list(_pieces(text + stop, longest))
        for place, piece in enumerate(pieces, start=1):
            is_last = place == len(pieces)
            yield _Line(piece, is_last and sentence.pause >= BLOCK_PAUSE, sentence.is_heading)


def _pieces(text: str, longest: int) -> Iterator[str]:
    """A sentence that fills half a code is cut at its commas, or anywhere if it has none."""
    held = ""
    for part in _COMMA.split(text):
        if held and len(held) + len(part) > longest:
            yield held
            held = ""
        held += part
        while len(held) > longest:
            yield held[:longest]
            held = held[longest:]
    if held:
        yield held


def _parts(lines: Iterable[_Line], room: int, readings: ReadingTable) -> Iterator[str]:
    """As many sentences as fit. A heading goes with what it heads."""
    held: list[_Line] = []
    for line in lines:
        if held and len(_text([*held, line], readings)) > room:
            kept = _without_last_headings(held)
            yield _text(kept, readings)
            held = held[len(kept) :]
        held.append(line)
    if held:
        yield _text(held, readings)


def _without_last_headings(held: list[_Line]) -> list[_Line]:
    end = len(held)
    while end > 1 and held[end - 1].is_heading:
        end -= 1
    return held[:end] if not held[end - 1].is_heading else held


def _text(lines: list[_Line], readings: ReadingTable) -> str:
    text = "".join(line.text + ("\n" if line.ends else "") for line in lines).strip()
    return with_readings(text, readings)


def with_readings(text: str, readings: ReadingTable) -> str:
    """The reading in brackets behind each name of the town's own table, where it stands first."""
    own = {word: readings.readings[word] for word in readings.own if HAS_HAN.search(word)} | readings.page_readings
    told: set[str] = set()
    parts, place = [], 0
    for word in find(text, own) if own else []:
        name = text[word.start : word.end]
        parts.append(text[place : word.end])
        place = word.end
        if name not in told and not _READING_FOLLOWS.match(text, word.end):
            parts.append(f"（{word.reading}）")
        told.add(name)
    return "".join(parts) + text[place:]


def in_shift_jis(text: str) -> tuple[bytes, list[str]]:
    """The bytes for programs that know no other, and the letters that it lacks; 〓 stands in their places."""
    text = unicodedata.normalize("NFC", text).translate(_TWINS)
    lost = sorted({letter for letter in text if not _is_in_shift_jis(letter)})
    kept = "".join(MISSING if letter in lost else letter for letter in text)
    return kept.replace("\n", _LINE_END).encode("cp932"), lost


def in_utf_8(text: str) -> bytes:
    """With the mark by which Windows' programs know it."""
    return text.replace("\n", _LINE_END).encode("utf-8-sig")


def _is_in_shift_jis(letter: str) -> bool:
    try:
        letter.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True

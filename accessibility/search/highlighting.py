"""Where the words of a question stand in a text, and how to show it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from accessibility.search import vocabulary
from accessibility.search.questions import Sought
from accessibility.search.sounds import hiragana
from accessibility.search.words import plain, reading_in

# An excerpt is a glance: a line or two of large text.
AROUND: Final = 40
_ENDS: Final = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """One word of the question, and everything that is marked for it: what was typed first."""

    typed: str
    pattern: re.Pattern[str]

    def in_text(self, text: str) -> str:
        """The first piece of the text that stands for this word; empty when there is none."""
        found = self.pattern.search(text)
        return found[0] if found else ""

    def all_in(self, text: str) -> list[str]:
        """Every piece of the text that stands for this word."""
        return self.pattern.findall(text)

    def stands_for_itself(self, piece: str) -> bool:
        """Whether a piece is what was typed, however it is written in width or kana."""
        return hiragana(plain(self.typed)) in hiragana(plain(piece))


def marked_words(words: Iterable[Sought]) -> list[MarkedWord]:
    """Every way in which the pages write each word: its spellings, its readings, its synonyms."""
    words = list(words)
    single = {phrases[0] for word in words for phrases in word.ways if len(phrases) == 1}
    readings = {phrase: reading_in(phrase) for phrase in single}
    known = vocabulary.writings(single, readings.values())
    found = []
    for word in words:
        pieces = [word.typed, *(writing for writing in word.ways.values() if writing)]
        for phrases in word.ways:
            if len(phrases) == 1:
                pieces += known.get(phrases[0], []) + known.get(readings[phrases[0]], [])
        found.append(MarkedWord(word.typed, _pattern(word.typed, pieces)))
    return found


def _pattern(typed: str, pieces: list[str]) -> re.Pattern[str]:
    # Of a longer word only its whole is shown: one kanji of it would light up everywhere.
    kept = {piece for piece in pieces if len(piece) > 1 or len(typed) == 1}
    by_length = sorted(kept or {typed}, key=lambda piece: (-len(piece), piece))
    return re.compile("|".join(map(re.escape, by_length)), re.IGNORECASE)


def mark(text: str, words: Iterable[MarkedWord]) -> SafeString:
    """The text, escaped, with what was found in ``mark``."""
    pattern = "|".join(word.pattern.pattern for word in words)
    if not pattern:
        return escape(text)
    parts, place = [], 0
    for found in re.finditer(pattern, text, re.IGNORECASE):
        parts += [escape(text[place : found.start()]), format_html("<mark>{}</mark>", found[0])]
        place = found.end()
    return mark_safe("".join([*parts, escape(text[place:])]))  # noqa: S308 -- every part is escaped just above


def excerpt(text: str, word: MarkedWord) -> str:
    """The sentence around the first place of a word, shortened to what one takes in at a glance; empty if not there."""
    found = word.pattern.search(text)
    if not found:
        return ""
    start = max((end.end() for end in _ENDS.finditer(text, 0, found.start())), default=0)
    after = _ENDS.search(text, found.end())
    end = after.end() if after else len(text)
    begin, finish = max(start, found.start() - AROUND), min(end, found.end() + AROUND)
    return f"{'…' if begin > start else ''}{text[begin:finish].strip()}{'…' if finish < end else ''}"

"""Cutting a paragraph into sentences short enough for the voice."""

import re
from collections.abc import Iterator

# Open JTalk refuses some inputs of a few thousand characters, and the first sound waits for the whole first piece.
LONGEST = 160
_END = re.compile(
    r"(?<=[。！？!?])(?![。！？!?」』）)])(?<![!?](?=[!-~]))|(?<=[。！？!?][」』）)])(?=[^、。がをにはもとで])|\n+|(?<=[a-z]\.)\s+(?=[A-Z])"
)
_COMMA = re.compile(r"(?<=[、，,；;：:])")


def split(text: str) -> Iterator[str]:
    """Sentences of ``text``; one that is too long is cut at a comma, or anywhere when it has none."""
    for piece in _END.split(text):
        sentence = piece.strip().lstrip("、")
        if sentence:
            yield from _short(sentence)


def _short(sentence: str) -> Iterator[str]:
    if len(sentence) <= LONGEST:
        yield sentence
        return
    held = ""
    for part in _COMMA.split(sentence):
        if held and len(held) + len(part) > LONGEST:
            yield held
            held = ""
        held += part
        while len(held) > LONGEST:
            yield held[:LONGEST]
            held = held[LONGEST:]
    if held:
        yield held

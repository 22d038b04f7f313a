"""Cutting a paragraph into sentences short enough for the voice."""

import re
from collections.abc import Iterator

# Open JTalk refuses some inputs of a few thousand characters, and the first sound waits for the whole first piece.
LONGEST = 160
_END = re.compile(
    r"(?<=[。！？!?])(?![。！？!?」』）)])(?<![!?](?=[!-~]))|(?<=[。！？!?][」』）)])(?=[^、。がをにはもとで])|\n+|(?<=[a-z]\.)\s+(?=[A-Z])"
)
_COMMA = re.compile(r"(?<=[、，,；;：:\u3000])")
# Where a particle or an ending has been said and the next word begins.
_BETWEEN_WORDS = re.compile(r"(?<=[ぁ-ん])(?=[一-龯ァ-ヶA-Za-z0-9「『])|(?<=[!-~])\s(?=[!-~])")


def split(text: str) -> Iterator[str]:
    """Sentences of ``text``; one that is too long is cut at a comma, else between words, in the last need anywhere."""
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
            place = _between_words(held)
            yield held[:place]
            held = held[place:]
    if held:
        yield held


def _between_words(text: str) -> int:
    """The last place in the second half of what is spoken at once."""
    return max((found.end() for found in _BETWEEN_WORDS.finditer(text, LONGEST // 2, LONGEST)), default=LONGEST)

"""Rich text as paragraphs of plain words, and words put back into it without touching its tags."""

import re
from dataclasses import dataclass, field
from html import escape, unescape

_PARTS = re.compile(r"(<[^>]*>)")
# Where one paragraph ends and another begins; all other tags stand inside a sentence.
_BETWEEN = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|blockquote|hr|br)\b", re.IGNORECASE)


class CannotReplaceError(Exception):
    """The words stand across a tag, or are not there any more."""


@dataclass
class _Paragraph:
    """Which pieces of the source make up one paragraph."""

    pieces: list[int] = field(default_factory=list)


def _read(source: str) -> tuple[list[str], list[_Paragraph]]:
    parts = _PARTS.split(source)
    found = [_Paragraph()]
    for number, part in enumerate(parts):
        if number % 2:
            if _BETWEEN.match(part) and found[-1].pieces:
                found.append(_Paragraph())
        elif part.strip() or (part and found[-1].pieces):
            found[-1].pieces.append(number)
    return parts, [paragraph for paragraph in found if paragraph.pieces]


def paragraphs(source: str) -> list[str]:
    """The words of each paragraph and list item, in order."""
    parts, found = _read(source)
    return ["".join(unescape(parts[number]) for number in paragraph.pieces) for paragraph in found]


def replaced(source: str, paragraph: int, start: int, end: int, instead: str) -> str:
    """``source`` with the words from ``start`` to ``end`` of one paragraph exchanged. Tags stay as they are."""
    parts, found = _read(source)
    if paragraph >= len(found):
        raise CannotReplaceError
    place = 0
    for number in found[paragraph].pieces:
        words = unescape(parts[number])
        if place <= start and end <= place + len(words):
            changed = words[: start - place] + instead + words[end - place :]
            return "".join([*parts[:number], escape(changed, quote=False), *parts[number + 1 :]])
        place += len(words)
    raise CannotReplaceError

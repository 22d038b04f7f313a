"""Readings above kanji (ふりがな), as ruby, over rendered HTML.

The HTML is passed through as it was written; only text that people read in the flow of the page is touched. What goes
into the name of a control (button, label, legend) stays plain, because a screen reader would say every word twice.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accessibility.readings import rubies, table
from accessibility.readings.words import HAN

PLAIN_INSIDE = {
    "title", "button", "label", "legend", "option", "optgroup", "select", "textarea", "summary", "script", "style",
    "template", "ruby", "rt", "svg", "math", "code", "pre", "noscript", "iframe", "audio", "video", "object",
}  # fmt: skip
_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_PLAIN_BY_ATTRIBUTE = re.compile(
    r"\sdata-furigana=[\"']?skip|\srole=[\"']?(?:button|img|tab|option)|\slang=[\"']?+(?!ja\b)", re.IGNORECASE
)
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ENTITY = re.compile(r"(&(?:#\d+|#x[0-9a-fA-F]+|\w+);)")
_HAS_HAN = re.compile(rf"[{HAN}]")
_SENTENCE = re.compile(r"(?<=[。！？])")
# Halves of characters and control characters: no database keeps them and no dictionary knows them.
_DAMAGED = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")

# From which school year on a level shows readings.
_FROM_YEAR = {"all": 1, "hard": 7} | {str(year): year + 1 for year in range(1, 7)}
LEVELS = ("off", *_FROM_YEAR)
_MARKED = re.compile(f"{rubies.MARK}(.)([^{rubies.SAYS}]*){rubies.SAYS}([^{rubies.END}]*){rubies.END}")


class _Piece(NamedTuple):
    """A stretch of the HTML: markup, or text that may get rubies."""

    text: str
    is_text: bool


def annotate(html: str, level: str = "all", page_id: int | None = None) -> str:
    """The same HTML with ruby on the words that ``level`` (one of ``LEVELS``) asks for. Safe to apply twice.

    ``page_id`` is the page that says it: some readings hold on one page alone.
    """
    if level == "off" or not _HAS_HAN.search(html):
        return html
    asked = (level, table.current(page_id).version, html)
    kept = _kept.get(asked)
    if kept is None:
        kept = _annotated(html, _marks_shown(level), page_id)
        _kept.keep(asked, kept)
    return kept


def _annotated(html: str, shown: str, page_id: int | None) -> str:
    pieces = list(_pieces(html))
    marked = rubies.marked_sentences({piece.text for piece in pieces if piece.is_text}, page_id)

    def ruby(found: re.Match[str]) -> str:
        """Brackets show in browsers that know no ruby. Screen readers skip the reading, or they say the word twice."""
        if found[1] not in shown:
            return found[2]
        return f'<ruby>{found[2]}<rp>(</rp><rt aria-hidden="true">{found[3]}</rt><rp>)</rp></ruby>'

    return "".join(_MARKED.sub(ruby, marked[piece.text]) if piece.is_text else piece.text for piece in pieces)


def keep_readings_of(html: str, page_id: int | None = None) -> None:
    """The page still says this: its readings stay in the database, however old they are."""
    rubies.keep({piece.text for piece in _pieces(html) if piece.is_text}, page_id)


def _marks_shown(level: str) -> str:
    """The marks (readings/rubies.py) whose words have a reading. A name of the town is hard whatever its kanji."""
    first = _FROM_YEAR[level] - 1
    return rubies.YEARS[first:] + rubies.YEARS_OF_NAMES[0 if level == "hard" else first :]


class _KeptPages:
    """What this process annotated last, whole: the same page is asked for again and again."""

    LIMIT = 1_000_000  # characters, two to four bytes each: a page worker has 75 MB in all

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str, str], str] = {}
        self._size = 0

    def get(self, asked: tuple[str, str, str]) -> str | None:
        return self._pages.get(asked)

    def keep(self, asked: tuple[str, str, str], annotated: str) -> None:
        """Start afresh when full: simpler than an order of use, and making it again takes a few milliseconds."""
        size = len(asked[2]) + len(annotated)
        if self._size + size > self.LIMIT:
            self.clear()
        if size <= self.LIMIT:
            self._pages[asked] = annotated
            self._size += size

    def clear(self) -> None:
        self._pages.clear()
        self._size = 0


_kept = _KeptPages()


def forget_kept() -> None:
    """What this process keeps; the database still has it."""
    _kept.clear()
    rubies.forget_kept()


def _pieces(html: str) -> Iterator[_Piece]:
    place, plain = 0, _Plain()
    for found in _TOKEN.finditer(html):
        yield from _text(html[place : found.start()], is_plain=plain.is_inside)
        yield _Piece(found[0], is_text=False)
        plain.pass_by(found[0])
        place = found.end()
    yield from _text(html[place:], is_plain=plain.is_inside)


class _Plain:
    """Whether the place reached lies inside an element that stays plain."""

    def __init__(self) -> None:
        self._name = ""
        self._depth = 0

    @property
    def is_inside(self) -> bool:
        return self._depth > 0

    def pass_by(self, tag: str) -> None:
        """Count only elements of the name that opened the plain stretch: other end tags may be missing."""
        found = _TAG.match(tag)
        if not found:
            return
        closes, name = bool(found[1]), found[2].lower()
        if self.is_inside:
            self._depth += 0 if name != self._name else -1 if closes else 1
        elif not closes and name not in _VOID and (name in PLAIN_INSIDE or _PLAIN_BY_ATTRIBUTE.search(tag)):
            self._name, self._depth = name, 0 if tag.endswith("/>") else 1


def _text(text: str, *, is_plain: bool) -> Iterator[_Piece]:
    """Sentences, so that a page whose clock moved on needs one of them read again, not all."""
    if is_plain or not _HAS_HAN.search(text):
        yield _Piece(text, is_text=False)
        return
    for part in _ENTITY.split(text):
        for sentence in _SENTENCE.split(part):
            words = sentence.strip()
            before, _words, after = sentence.partition(words) if words else (sentence, "", "")
            # Indents stay outside, so that a title is read once for its page and for every list that names it.
            yield _Piece(before, is_text=False)
            yield _Piece(words, bool(_HAS_HAN.search(words)) and not _DAMAGED.search(words))
            yield _Piece(after, is_text=False)

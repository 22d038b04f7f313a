"""Readings above kanji (ふりがな), as ruby, over rendered HTML.

The HTML is passed through as it was written; only text that people read in the flow of the page is touched. What goes
into the name of a control (button, label, legend) stays plain, because a screen reader would say every word twice.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from accessibility.models import FuriganaText
from accessibility.readings import table
from accessibility.readings.words import Word, words

# Raise it when rubies are cut otherwise than before: what is kept then counts no more.
RULES_VERSION = "3"
PLAIN_INSIDE = {
    "title", "button", "label", "legend", "option", "optgroup", "select", "textarea", "summary", "script", "style",
    "template", "ruby", "rt", "svg", "math", "code", "pre", "noscript", "iframe", "audio", "video", "object",
}  # fmt: skip
_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_PLAIN_BY_ATTRIBUTE = re.compile(
    r"\sdata-furigana=[\"']?skip|\srole=[\"']?(?:button|img|tab|option)|\slang=[\"']?(?!ja\b)", re.IGNORECASE
)
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ENTITY = re.compile(r"(&(?:#\d+|#x[0-9a-fA-F]+|\w+);)")
_HAS_HAN = re.compile(r"[々㐀-䶿一-鿿豈-﫿]")
_SENTENCE = re.compile(r"(?<=[。！？])")
# Halves of characters and control characters: no database keeps them and no dictionary knows them.
_DAMAGED = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


class _Piece(NamedTuple):
    """A stretch of the HTML: markup, or text that may get rubies."""

    text: str
    is_text: bool


def annotate(html: str) -> str:
    """The same HTML with ruby on its words. Safe to apply twice."""
    if not _HAS_HAN.search(html):
        return html
    pieces = list(_pieces(html))
    rubies = _rubies({piece.text for piece in pieces if piece.is_text})
    return "".join(rubies[piece.text] if piece.is_text else piece.text for piece in pieces)


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
            yield _Piece(sentence, bool(_HAS_HAN.search(sentence)) and not _DAMAGED.search(sentence))


def _rubies(texts: set[str]) -> dict[str, str]:
    readings = table.current()
    names = {_digest(readings.version, text): text for text in texts}
    found = {digest: kept for digest in names if (kept := _kept.get(digest)) is not None}
    missing = [digest for digest in names if digest not in found]
    if missing:
        stored = _stored(missing)
        made = {digest: ruby(words(names[digest])) for digest in missing if digest not in stored}
        _store(made)
        _kept.update(stored | made)
        found |= stored | made
    return {names[digest]: annotated for digest, annotated in found.items()}


@lru_cache(maxsize=20_000)
def _digest(_version: str, text: str) -> str:
    """Remembered with the table's version, because asking which entries touch a text costs more than the answer."""
    return table.current().fingerprint(f"furigana {RULES_VERSION} {text}")


class _Kept:
    """The rubies this process used last."""

    LIMIT = 20_000

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, digest: str) -> str | None:
        return self._texts.get(digest)

    def update(self, texts: dict[str, str]) -> None:
        """Start afresh when full: simpler than an order of use, and the database still has them."""
        if len(self._texts) > self.LIMIT:
            self._texts.clear()
        self._texts.update(texts)

    def clear(self) -> None:
        """For tests that look at the database."""
        self._texts.clear()


_kept = _Kept()


def _stored(digests: list[str]) -> dict[str, str]:
    rows = FuriganaText.objects.filter(digest__in=digests)
    return dict(rows.values_list("digest", "annotated"))


def _store(made: dict[str, str]) -> None:
    """Two pages may read the same sentence at once; either's ruby will do."""
    rows = [FuriganaText(digest=digest, annotated=annotated) for digest, annotated in made.items()]
    FuriganaText.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def ruby(found: Iterable[Word]) -> str:
    """Words as HTML. Brackets show in browsers that know no ruby, and are not spoken by those that do."""
    return "".join(
        f"<ruby>{word.text}<rp>（</rp><rt>{word.reading}</rt><rp>）</rp></ruby>" if word.reading else word.text
        for word in found
    )

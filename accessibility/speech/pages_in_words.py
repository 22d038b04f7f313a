"""A page as a listener meets it: blocks of words in order, with the pauses the eye would make.

What is only for the eye or the hand (readings above kanji, buttons, forms, scripts, hidden parts) is left out; what
the eye reads from arrangement (a table's headers, a list's numbers) is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import html as lxml_html
from lxml.html import HtmlElement

HEADING_PAUSE, BLOCK_PAUSE, LIST_END_PAUSE, BEFORE_HEADING_PAUSE = 0.8, 0.5, 0.7, 1.0
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SILENT = {
    "script", "style", "template", "rt", "rp", "noscript", "form", "button", "select", "textarea", "input", "option",
    "nav", "audio", "video", "iframe", "object", "canvas", "head", "title", "dialog", "datalist", "progress", "meter",
}  # fmt: skip
BLOCKS = HEADINGS | {
    "p", "div", "section", "article", "main", "aside", "header", "footer", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "blockquote", "figure", "figcaption", "pre", "address", "details", "summary", "fieldset", "hr", "br", "body",
    "html",
}  # fmt: skip
LISTS = {"ul", "ol", "dl"}
_BLANK = re.compile(r"\s+")
# What XML, and so lxml, does not take as text: control characters and halves of characters.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A line break inside Japanese text is not a space, a break between Latin words is.
_BLANK_IN_JAPANESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, and the silence after them in seconds."""

    text: str
    language: str
    element: str | None
    pause: float
    is_heading: bool = False


class _Said(NamedTuple):
    """What is said of what is only seen, in one language."""

    language: str
    image: str
    drawing: str
    table: str
    nothing: str
    comma: str
    stop: str


_SAID_IN = {
    "ja": _Said("ja", image="画像", drawing="図", table="表", nothing="なし", comma="、", stop="。"),
    "en": _Said("en", image="image", drawing="drawing", table="table", nothing="none", comma=", ", stop=". "),
}


def _said(language: str) -> _Said:
    return _SAID_IN.get(language, _SAID_IN["en"])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page the walk is."""

    language: str
    element: str | None = None
    tag: str = "body"

    def inside(self, node: HtmlElement) -> "_Place":
        tag = node.tag if node.tag in BLOCKS else self.tag
        language = (node.get("lang") or self.language).split("-")[0].lower()
        own = node.get("id") if node.tag in BLOCKS else None
        return _Place(language, own or self.element, tag)


@dataclass
class _Walk:
    """Words gathered so far, and the blocks closed."""

    words: list[str] = field(default_factory=list)
    place: _Place = field(default_factory=lambda: _Place("ja"))
    closed: list[Block] = field(default_factory=list)

    def add(self, text: str | None, place: _Place) -> None:
        """Take words in; another language or element starts a block of its own."""
        if not text or not text.strip():
            self.words.append(" " if text and self.words else "")
            return
        if place != self.place:
            self.close()
            self.place = place
        self.words.append(text)

    def close(self, pause: float = BLOCK_PAUSE) -> None:
        """End the block; before a heading the silence is longest."""
        text = tidy("".join(self.words)).lstrip("、, ")
        self.words.clear()
        if not text:
            return
        is_heading = self.place.tag in HEADINGS
        if is_heading and self.closed:
            last = self.closed[-1]
            self.closed[-1] = Block(last.text, last.language, last.element, BEFORE_HEADING_PAUSE, last.is_heading)
        after = HEADING_PAUSE if is_heading else pause
        self.closed.append(Block(text, self.place.language, self.place.element, after, is_heading))

    def lengthen(self, pause: float) -> None:
        """Hold longer after what was said last: a list or table has ended."""
        if self.closed:
            last = self.closed[-1]
            self.closed[-1] = Block(last.text, last.language, last.element, max(last.pause, pause), last.is_heading)


def tidy(text: str) -> str:
    """Line breaks and indents of the source are not heard."""
    return _BLANK_IN_JAPANESE.sub("", _BLANK.sub(" ", text)).strip()


def blocks(html: str, *, language: str) -> list[Block]:
    """The blocks of ``html`` in the order of hearing."""
    root = lxml_html.fragment_fromstring(_NOT_TEXT.sub("", html), create_parent="div")
    walk = _Walk(place=_Place(language))
    _visit(root, walk, _Place(language))
    walk.close()
    return walk.closed


def _is_silent(node: HtmlElement) -> bool:
    return (
        not isinstance(node.tag, str)
        or node.tag in SILENT
        or node.get("data-speech") == "skip"
        or node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
    )


def _visit(node: HtmlElement, walk: _Walk, outer: _Place) -> None:
    if _is_silent(node):
        return
    place = outer.inside(node)
    is_block = node.tag in BLOCKS
    if is_block:
        walk.close()
    if node.tag == "table":
        _table(node, walk, place)
    else:
        walk.add(_spoken_before(node, _said(place.language)), place)
        _children(node, walk, place)
    if is_block:
        walk.close()
    if node.tag in LISTS or node.tag == "table":
        walk.lengthen(LIST_END_PAUSE)


def _children(node: HtmlElement, walk: _Walk, place: _Place) -> None:
    walk.add(node.text, place)
    for child in node:
        _visit(child, walk, place)
        walk.add(child.tail, place)


def _spoken_before(node: HtmlElement, said: _Said) -> str:
    """Words for what is only seen: an image, a drawing, a numbered item."""
    if node.tag == "img":
        alternative = (node.get("alt") or "").strip()
        return f"{said.comma}{said.image}{said.comma}{alternative}{said.stop}" if alternative else ""
    if node.tag == "svg" and node.get("aria-label"):
        return f"{said.comma}{said.drawing}{said.comma}{node.get('aria-label')}{said.stop}"
    parent = node.getparent()
    if node.tag == "li" and parent is not None and parent.tag == "ol":
        items = [item for item in parent if item.tag == "li"]
        return f"{_number(parent.get('start'), 1) + items.index(node)}{said.comma}"
    return ""


def _number(text: str | None, otherwise: int) -> int:
    """A number written in an attribute; damaged HTML must not silence a page."""
    return int(text) if text and text.isdecimal() else otherwise


def _table(table: HtmlElement, walk: _Walk, place: _Place) -> None:
    """Row by row, each cell after its header, as one would read a table to somebody on the telephone."""
    said = _said(place.language)
    for caption in table.findall("caption"):
        walk.add(f"{said.table}{said.comma}{_words(caption, said)}{said.stop}", place)
    walk.close()
    headers: list[str] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"th", "td"} and not _is_silent(cell)]
        if cells and all(cell.tag == "th" for cell in cells):
            headers = [_words(cell, said) for cell in cells]
            continue
        walk.add(said.stop.join(_row(cells, headers, said)), place)
        walk.close()


def _row(cells: list[HtmlElement], headers: list[str], said: _Said) -> Iterator[str]:
    for place, cell in enumerate(cells):
        words = _words(cell, said) or said.nothing
        header = headers[place] if place < len(headers) and cell.tag == "td" else ""
        yield f"{header}{said.comma}{words}" if header else words


def _words(node: HtmlElement, said: _Said) -> str:
    inner = _Walk()
    _children(node, inner, _Place(said.language))
    inner.close()
    return said.stop.join(block.text.rstrip("。") for block in inner.closed)

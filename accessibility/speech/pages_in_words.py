"""A page as a listener meets it: blocks of words in order, with the pauses the eye would make.

What is only for the eye or the hand (readings above kanji, buttons, forms, scripts, hidden parts) is left out; what
the eye reads from arrangement (a table's headers, a list's length and numbers) is said. An element says otherwise by
``data-speech="skip"`` (nothing is said) or ``data-speech-words`` (these words, whatever stands in it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.speech.tables_in_words import rows_in_words

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
# Nobody arranges words so deep: what lies below is said in one go, rather than nothing or an error.
DEEPEST = 200
# A table inside a cell costs Python as many calls as so many other elements.
TABLE_DEPTH = 5
_BLANK = re.compile(r"\s+")
# What XML, and so lxml, does not take as text: control characters and halves of characters.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A line break inside Japanese text is not a space, a break between Latin words is. Typed blanks are U+3000 by now.
_BLANK_IN_JAPANESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, and the silence after them in seconds."""

    text: str
    language: str
    element: str | None
    pause: float
    level: int = 0


class _Said(NamedTuple):
    """What is said of what is only seen, in one language."""

    language: str
    image: str
    drawing: str
    table: str
    items: str
    nothing: str
    comma: str
    stop: str


_SAID_IN = {
    "ja": _Said(
        "ja", image="画像", drawing="図", table="表", items="リスト、{}項目。", nothing="なし", comma="、", stop="。"
    ),
    "en": _Said(
        "en",
        image="image",
        drawing="drawing",
        table="table",
        items="List of {} items. ",
        nothing="none",
        comma=", ",
        stop=". ",
    ),
}


_COUNTS = re.compile("|".join(re.escape(said.items.strip()).replace(r"\{\}", r"\d+") for said in _SAID_IN.values()))


def is_only_said(text: str) -> bool:
    """Whether the words stand nowhere on the page: how many items follow."""
    return _COUNTS.fullmatch(text.strip()) is not None


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

    @property
    def level(self) -> int:
        """That of the heading one is in, or 0."""
        return int(self.tag[1]) if self.tag in HEADINGS else 0


@dataclass
class _Walk:
    """Words gathered so far, and the blocks closed."""

    words: list[str] = field(default_factory=list)
    place: _Place = field(default_factory=lambda: _Place("ja"))
    closed: list[Block] = field(default_factory=list)
    numbers: dict[HtmlElement, int] = field(default_factory=dict)
    depth: int = 0

    def add(self, text: str | None, place: _Place) -> None:
        """Take words in; another language or element starts a block of its own."""
        if not text or not text.strip():
            self.words.append(text if text and self.words else "")
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
        level = self.place.level
        if level:
            self.lengthen(BEFORE_HEADING_PAUSE)
        after = HEADING_PAUSE if level else pause
        self.closed.append(Block(text, self.place.language, self.place.element, after, level))

    def lengthen(self, pause: float) -> None:
        """Hold longer after what was said last: a list or table has ended, or a heading comes."""
        if self.closed:
            last = self.closed[-1]
            self.closed[-1] = replace(last, pause=max(last.pause, pause))

    def number_of(self, item: HtmlElement, numbered: HtmlElement) -> int:
        """The number before an item; counted along, because looking back from each is slow in a long list."""
        before = self.numbers.get(numbered, _number(numbered.get("start"), 1) - 1)
        self.numbers[numbered] = _number(item.get("value"), before + 1)
        return self.numbers[numbered]


def tidy(text: str) -> str:
    """Line breaks and indents of the source are not heard; a blank that somebody typed between words is kept."""
    return _BLANK_IN_JAPANESE.sub("", _BLANK.sub(_blank, text)).strip()


def _blank(found: re.Match[str]) -> str:
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    is_typed = not re.search(r"[\n\r\t]", found[0]) and len(around) == 2
    return "\u3000" if is_typed and ("\u3000" in found[0] or not re.search(r"[\x00-\x7f]", around)) else " "


def blocks(html: str, *, language: str) -> list[Block]:
    """The blocks of ``html`` in the order of hearing."""
    parser = lxml_html.HTMLParser(huge_tree=True)  # the usual one drops silently what lies deeper than 255
    root = lxml_html.fragment_fromstring(_NOT_TEXT.sub("", html), create_parent="div", parser=parser)
    walk = _Walk(place=_Place(language))
    _visit(root, walk, _Place(language))
    walk.close()
    return walk.closed


def _is_silent(node: HtmlElement, *, other_words: str | None = None) -> bool:
    """Whether nothing is said of it. Other words may be given for what has none, a map or a film."""
    return (
        not isinstance(node.tag, str)
        or (node.tag in SILENT and not other_words)
        or node.get("data-speech") == "skip"
        or node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
    )


def _visit(node: HtmlElement, walk: _Walk, outer: _Place) -> None:
    words = node.get("data-speech-words") if isinstance(node.tag, str) else None
    if _is_silent(node, other_words=words):
        return
    place = outer.inside(node)
    is_block = node.tag in BLOCKS
    if is_block:
        walk.close()
    if words is not None:
        walk.add(words, place)
    elif node.tag == "table":
        _table(node, walk, place)
    else:
        _inside(node, walk, place)
    if is_block:
        walk.close()
    if node.tag in LISTS or node.tag == "table":
        walk.lengthen(LIST_END_PAUSE)


def _inside(node: HtmlElement, walk: _Walk, place: _Place) -> None:
    said = _said(place.language)
    count = _count(node)
    if count:
        walk.add(said.items.format(count), place)
        walk.close()
    if node.tag == "li" and (numbered := node.getparent()) is not None and numbered.tag == "ol":
        walk.add(f"{walk.number_of(node, numbered)}{said.comma}", place)
    name = (node.get("aria-label") or "").strip() if node.tag == "a" else ""
    if name:
        walk.add(name, place)
        return
    walk.add(_of_what_is_seen(node, said), place)
    _children(node, walk, place)


def _count(node: HtmlElement) -> int:
    """How many items follow, so that a listener knows how long to listen; of one alone it is no help to hear."""
    if node.tag not in {"ul", "ol"} or node.get("role") in {"none", "presentation"}:
        return 0
    items = sum(node_in.tag == "li" and not _is_silent(node_in) for node_in in node)
    return items if items > 1 else 0


def _children(node: HtmlElement, walk: _Walk, place: _Place) -> None:
    if walk.depth >= DEEPEST:
        walk.add("".join(_texts_below(node)), place)
        return
    walk.depth += 1
    walk.add(node.text, place)
    for child in node:
        _visit(child, walk, place)
        walk.add(child.tail, place)
    walk.depth -= 1


def _texts_below(node: HtmlElement) -> Iterator[str]:
    for each in node.iter():
        yield "" if each.tag in SILENT or not isinstance(each.tag, str) else each.text or ""
        yield "" if each is node else each.tail or ""


def _of_what_is_seen(node: HtmlElement, said: _Said) -> str:
    """Words for an image or a drawing."""
    if node.tag == "img":
        alternative = (node.get("alt") or "").strip()
        return f"{said.comma}{said.image}{said.comma}{alternative}{said.stop}" if alternative else ""
    if node.tag == "svg" and node.get("aria-label"):
        return f"{said.comma}{said.drawing}{said.comma}{node.get('aria-label')}{said.stop}"
    return ""


def _number(text: str | None, otherwise: int) -> int:
    """A number written in an attribute; damaged HTML must not silence a page."""
    written = (text or "").strip()
    return int(written) if re.fullmatch(r"-?[0-9]{1,9}", written) else otherwise


def _table(table: HtmlElement, walk: _Walk, place: _Place) -> None:
    said = _said(place.language)
    for caption in table.findall("caption"):
        words = _words(caption, said, walk.depth)
        walk.add(f"{said.table}{said.comma}{words}{said.stop}" if words else "", place)
    walk.close()
    for row in rows_in_words(table, lambda cell: _words(cell, said, walk.depth), _is_silent, comma=said.comma):
        cells = [(header, words or said.nothing) for header, words in row.cells]
        row_place = replace(place, element=row.element or place.element)
        told = said.stop.join(f"{header}{said.comma}{words}" if header else words for header, words in cells)
        walk.add(told, row_place)
        walk.close()


def _words(node: HtmlElement, said: _Said, depth: int) -> str:
    if _is_silent(node):
        return ""
    inner = _Walk(depth=depth + TABLE_DEPTH)
    place = _Place(said.language)
    if node.get("data-speech-words") is not None:
        inner.add(node.get("data-speech-words"), place)
    else:
        _children(node, inner, place)
    inner.close()
    return said.stop.join(block.text.rstrip("。") for block in inner.closed)

"""The source text as paragraphs of braille: where their lines begin, and what stands in them.

Headings begin further in than text, the larger the further (点訳のてびき 第5章; schools teach four, six and eight
blanks). A table is written row by row, each cell after its headers, because columns of braille are too narrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.speech.tables_in_words import rows_in_words
from documents.formats.addresses import strict_address

_HEADINGS = {"h2": 6, "h3": 4, "h4": 2}
_LISTS = {"ul", "ol"}
_BLOCKS = {"p", "ul", "ol", "li", "table", "figure", "figcaption", "h2", "h3", "h4", "div", "section", "aside", "br"}
DEEPEST = 4
# What a transcriber adds stands between doubled brackets.
ADDED = "(({}))"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text, the blanks before its first line and before the others; ``level`` is a heading's, 0 otherwise."""

    text: str
    first: int = 2
    rest: int = 0
    level: int = 0
    blank_before: bool = False
    language: str = ""


def paragraphs(html: str) -> list[Paragraph]:
    """In order."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    return [each for each in _inside(tree, Paragraph("")) if each.text]


def _inside(node: HtmlElement, like: Paragraph) -> Iterator[Paragraph]:
    """Blocks among inline text: each stretch between two of them is a paragraph."""
    like = _in_language(node, like)
    words = [node.text or ""]
    for child in node:
        if not _is_block(child):
            words += [_words(child), child.tail or ""]
            continue
        yield _made("".join(words), like)
        yield from _block(child, like)
        words = [child.tail or ""]
    yield _made("".join(words), like)


def _in_language(node: HtmlElement, like: Paragraph) -> Paragraph:
    language = (node.get("lang") or like.language).partition("-")[0].lower()
    return Paragraph("", like.first, like.rest, language=language)


def _made(words: str, like: Paragraph) -> Paragraph:
    return Paragraph(" ".join(words.split()), like.first, like.rest, language=like.language)


def _is_block(node: HtmlElement) -> bool:
    return any(each.tag in _BLOCKS for each in node.iter())


def _block(node: HtmlElement, like: Paragraph) -> Iterator[Paragraph]:
    if node.tag in _HEADINGS:
        first = _HEADINGS[node.tag]
        text = " ".join(_words(node).split())
        yield Paragraph(text, first, first + 2, level=int(node.tag[1]), blank_before=True, language=like.language)
    elif node.tag in _LISTS:
        yield from _items(node, like)
    elif node.tag == "table":
        yield from _table(node, like)
    else:
        yield from _inside(node, like)


def _items(node: HtmlElement, like: Paragraph) -> Iterator[Paragraph]:
    start = node.get("start") or "1"
    number = int(start) if start.isdecimal() else 1
    inner = Paragraph("", like.first, min(like.first + 2, 2 * DEEPEST), language=like.language)
    for item in node.iterchildren("li"):
        marker = f"{number}. " if node.tag == "ol" else "・"
        number += 1
        for place, paragraph in enumerate(filter(lambda each: each.text, _inside(item, _deeper(inner)))):
            if place == 0 and not paragraph.level:
                yield Paragraph(marker + paragraph.text, inner.first, inner.rest, language=paragraph.language)
            else:
                yield paragraph


def _deeper(like: Paragraph) -> Paragraph:
    first = min(like.first + 2, 2 * DEEPEST)
    return Paragraph("", first, first, language=like.language)


def _table(table: HtmlElement, like: Paragraph) -> Iterator[Paragraph]:
    for caption in table.findall("caption"):
        yield Paragraph(f"表: {_words(caption)}", 4, 6, blank_before=True, language=like.language)
    for row in rows_in_words(table, lambda cell: " ".join(_words(cell).split()), lambda _node: False, comma=" "):
        cells = [(header, words) for header, words in row.cells if words]
        for place, (header, words) in enumerate(cells):
            text = f"{header}: {words}" if header else words
            yield Paragraph(text, 4 if place else 2, 6 if place else 4, language=like.language)


def _words(node: HtmlElement) -> str:
    """The words of an inline element or a cell; pictures by their descriptions, links with their addresses."""
    if node.tag == "img":
        alternative = (node.get("alt") or "").strip()
        return ADDED.format(f"画像: {alternative}") if alternative else ""
    if node.tag == "br":
        return " "
    words = (node.text or "") + "".join(_words(child) + (child.tail or "") for child in node)
    address = strict_address(node.get("href") or "") if node.tag == "a" else ""
    return f"{words}({address})" if address.startswith("http") and address not in words else words

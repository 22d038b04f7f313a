"""HTML taken apart into blocks, for engines that bring whole HTML."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.blocks import Block, Doubt
from documents.extraction.figures import WITHOUT_ALTERNATIVE

# A line of the source that ends between two Japanese letters ends nowhere for a reader.
BETWEEN_JAPANESE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
BLANKS = re.compile(r"[ \t\r\n]+")
HOLDERS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption")


def without_layout(tree: HtmlElement) -> None:
    """Blanks and line ends that only set the source code in order, and paragraphs that are all of their cell."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.text = _in_one_line(element.text)
        element.tail = _in_one_line(element.tail)
    for element in tree.iter(*HOLDERS):
        _strip(element)
    for paragraph in list(tree.iter("p")):
        holder = paragraph.getparent()
        if holder.tag in {"li", "td", "th"} and len(holder) == 1 and not (holder.text or "").strip():
            paragraph.drop_tag()


def _strip(element: HtmlElement) -> None:
    if element.text:
        element.text = element.text.lstrip()
    if len(element) and element[-1].tail:
        element[-1].tail = element[-1].tail.rstrip()
    elif not len(element) and element.text:
        element.text = element.text.rstrip()


def _in_one_line(words: str | None) -> str | None:
    return BLANKS.sub(" ", BETWEEN_JAPANESE.sub("", words)) if words else words


def as_blocks(tree: HtmlElement) -> Iterator[Block]:
    """One block for every child, with what is doubtful about it."""
    for child in tree:
        if isinstance(child.tag, str):
            child.tail = None
            html = lxml_html.tostring(child, encoding="unicode")
            yield Block(html, doubts=tuple(doubts_of(child, html)))


def doubts_of(element: HtmlElement, html: str) -> Iterator[str]:
    """What staff should look at."""
    if element.tag == "table":
        if next(element.iter("th"), None) is None:
            yield Doubt.GUESSED_HEADERS.value
        if element.xpath(".//*[@colspan > 1 or @rowspan > 1]"):
            yield Doubt.MERGED_CELLS.value
    if WITHOUT_ALTERNATIVE in html:
        yield Doubt.NO_ALTERNATIVE.value

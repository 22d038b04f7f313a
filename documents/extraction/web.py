"""Web pages: what is said in the middle, without what leads around the site."""

import base64
import binascii
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.blocks import Extracted, Figure
from documents.extraction.elements import as_blocks, without_layout
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.figures import WITHOUT_ALTERNATIVE
from documents.extraction.forms import say_blanks
from documents.extraction.pictures import figure_in, said
from documents.upload.texts import decoded

NOT_SAID = (
    "script", "style", "noscript", "template", "nav", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
    "rt", "rp", "dialog", "head",
)  # fmt: skip
AROUND_ROLES = {"navigation", "banner", "contentinfo", "search"}
AROUND_CLASSES = {"docnav", "navheader", "navfooter", "breadcrumb", "breadcrumbs", "navigation"}
CONTAINERS = (
    "div", "section", "article", "main", "blockquote", "dl", "dt", "dd", "fieldset", "details", "summary", "address",
    "center", "form", "header", "footer", "aside", "figure", "pre", "legend", "hgroup", "body",
)  # fmt: skip
BLOCKS = {*CONTAINERS, "p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
INLINE_DATA = "data:image/"


class WebEngine:
    """The body, or its main part where it says which that is."""

    def read(self, content: bytes) -> Extracted:
        """Headings, paragraphs, lists, tables, forms, and pictures that the file itself carries."""
        text = decoded(content)
        if text is None:
            raise NoTextError(TextRefusal.DAMAGED)
        try:
            tree = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        except (etree.ParserError, ValueError) as error:
            raise NoTextError(TextRefusal.NOTHING) from error
        for element in [*tree.iter(*NOT_SAID), *tree.iter(etree.Comment), *_leading_around(tree)]:
            _drop(element)
        body = _main_part(tree)
        figures = list(_carried_pictures(body))
        say_blanks(body)
        _as_paragraphs(body)
        without_layout(body)
        return Extracted(list(as_blocks(body)), figures=figures)


def _leading_around(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What leads around the site, says its owner, or is not shown."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        classes = set((element.get("class") or "").lower().split())
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if hidden or element.get("role") in AROUND_ROLES or AROUND_CLASSES & classes:
            yield element


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _main_part(tree: HtmlElement) -> HtmlElement:
    for path in (".//main", ".//*[@role='main']", ".//article", ".//body"):
        found = tree.xpath(path)
        if len(found) == 1:
            return found[0]
    return tree


def _carried_pictures(body: HtmlElement) -> Iterator[Figure]:
    """Pictures inside of the file. What lies elsewhere is told by its words: nothing is fetched."""
    for image in list(body.iter("img")):
        figure = _carried(image.get("src") or "")
        if figure is None:
            image.set("src", "")
            continue
        yield figure
        image.set("src", f"figure:{figure.key}")
        image.set("width", str(figure.width))
        image.set("height", str(figure.height))
        if image.get("alt") is None or (image.get("alt") and not said(image.get("alt"))):
            image.set("alt", WITHOUT_ALTERNATIVE)


def _carried(address: str) -> Figure | None:
    if not address.startswith(INLINE_DATA) or ";base64," not in address:
        return None
    try:
        return figure_in(base64.b64decode(address.partition(",")[2]))
    except (binascii.Error, ValueError):
        return None


def _as_paragraphs(body: HtmlElement) -> None:
    """Containers of words become paragraphs, containers of those vanish. Lines of a program stay lines."""
    for pre in list(body.iter("pre")):
        _break_lines(pre)
    for element in list(body.iter(*CONTAINERS)):
        if element is body or element.tag == "figure":
            continue
        if any(child.tag in BLOCKS for child in element.iterdescendants()):
            _wrap_loose_words(element)
            element.drop_tag()
        else:
            element.tag = "p"
    _wrap_loose_words(body)


def _wrap_loose_words(element: HtmlElement) -> None:
    """Words that stand beside paragraphs become one."""
    words, element.text = element.text or "", None
    _wrap_run(element, words, 0)
    place = 0
    while place < len(element):
        child = element[place]
        words, child.tail = child.tail or "", None
        _wrap_run(element, words, place + 1)
        place += 1


def _wrap_run(element: HtmlElement, words: str, place: int) -> None:
    """Gather words, and the inline elements that follow them, from ``place`` on."""
    following = list(takewhile(lambda child: child.tag not in BLOCKS, list(element)[place:]))
    if not words.strip() and not following:
        return
    paragraph = lxml_html.Element("p")
    paragraph.text = words
    element.insert(place, paragraph)
    for child in following:
        paragraph.append(child)


def _break_lines(pre: HtmlElement) -> None:
    lines = pre.text_content().strip("\n").split("\n")
    for child in list(pre):
        pre.remove(child)
    pre.text, pre.tag = lines[0], "p"
    for line in lines[1:]:
        mark = lxml_html.Element("br")
        mark.tail = line
        pre.append(mark)

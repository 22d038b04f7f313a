"""Makes any HTML into a source text: safe, flat, its headings in order, its tables with headers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.blocks import Block
from documents.extraction.figures import SCHEME, tell, told
from documents.extraction.forms import say_blanks
from documents.extraction.safety import cleaned, inside

HIGHEST, LOWEST = 2, 4
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What an engine calls a paragraph that its author meant as the caption of a table.
CAPTION = "caption"
BLANKS = re.compile(r"\s+")


def tidy(html: str, *, base_url: str = "") -> str:
    """The source HTML that everything is made from. Tidying twice gives the same."""
    tree = _parsed(html)
    if base_url:
        tree.make_links_absolute(base_url, handle_failures="ignore")
    _put_in_order(tree)
    return cleaned(tree)


def tidy_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same for what an engine found: one block for every element, each with the place and doubts it came with.

    All are judged together, because headings follow each other across blocks.
    """
    root, origins = lxml_html.Element("div"), []
    for block in blocks:
        root.append(_parsed(block.html))
        origins.append(block)
    _put_in_order(root)
    for part, block in zip(list(root), origins, strict=True):
        for html in _elements(_parsed(cleaned(part))):
            yield replace(block, html=html)


def _parsed(html: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(html.replace("\x00", ""), create_parent="div")


def _elements(tree: HtmlElement) -> Iterator[str]:
    """Each child alone; words that stand between elements become a paragraph."""
    for child in _wrapped(tree):
        child.tail = None
        yield lxml_html.tostring(child, encoding="unicode")


def _wrapped(tree: HtmlElement) -> list[HtmlElement]:
    inline = {"a", "strong", "em", "sup", "span", "br", "img"}
    gathered: HtmlElement | None = None
    children: list[HtmlElement] = []

    def add_words(words: str | None) -> None:
        nonlocal gathered
        if words and words.strip():
            if gathered is None:
                gathered = lxml_html.Element("p")
                children.append(gathered)
            last = gathered[-1] if len(gathered) else None
            if last is None:
                gathered.text = (gathered.text or "") + words
            else:
                last.tail = (last.tail or "") + words

    add_words(tree.text)
    for child in list(tree):
        words, child.tail = child.tail, None
        if child.tag in inline:
            if gathered is None:
                gathered = lxml_html.Element("p")
                children.append(gathered)
            gathered.append(child)
        else:
            gathered = None
            children.append(child)
        add_words(words)
    return children


def _put_in_order(tree: HtmlElement) -> None:
    tell(tree, keep=SCHEME)
    say_blanks(tree)
    _leave_no_level_out(tree)
    for table in tree.iter("table"):
        give_caption(table)
        _give_headers(table)


def plain_text(html: str) -> str:
    """The words alone, for the search index and for asking whether there are any."""
    if not html.strip():
        return ""
    tree = lxml_html.fragment_fromstring(told(html), create_parent="div")
    return BLANKS.sub(" ", " ".join(piece for piece in tree.itertext())).strip()


def without_title(html: str, title: str) -> str:
    """Leave out a first heading that says the document's own title: nobody wants to hear it twice."""
    if not html:
        return html
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    first = next(iter(tree), None)
    if first is None or first.tag != "h2" or (tree.text or "").strip():
        return html
    if _bare(first.text_content()) == _bare(title):
        first.drop_tree()
        _lift_headings(tree)
    return inside(tree).strip()


def _lift_headings(tree: HtmlElement) -> None:
    """Where the title was the only heading of its level, those below it move up."""
    if tree.find(".//h2") is None:
        for heading in tree.iter("h3", "h4"):
            heading.tag = f"h{int(heading.tag[1]) - 1}"


def _bare(words: str) -> str:
    return BLANKS.sub("", unicodedata.normalize("NFKC", words))


def _leave_no_level_out(tree: HtmlElement) -> None:
    """A listener who jumps by headings must not meet one that hangs in the air."""
    above = HIGHEST - 1
    for element in tree.iter(*HEADINGS):
        above = min(max(int(element.tag[1]), HIGHEST), LOWEST, above + 1)
        element.tag = f"h{above}"
        for strong in element.findall(".//strong"):
            strong.drop_tag()


def give_caption(table: HtmlElement) -> None:
    """The line that Word's authors put above a table as its caption belongs to it."""
    above = table.getprevious()
    if above is not None and above.get("class") == CAPTION and table.find("caption") is None:
        above.tag = "caption"
        table.insert(0, above)


def _give_headers(table: HtmlElement) -> None:
    rows = list(table.iter("tr"))
    if len(rows) > 1 and next(table.iter("th"), None) is None:
        for cell in rows[0].iter("td"):
            cell.tag = "th"
    for cell in table.iter("th"):
        if cell.get("scope") not in {"col", "row"}:
            is_first = cell.getparent() is rows[0]
            cell.set("scope", "col" if is_first or cell.getparent().getparent().tag == "thead" else "row")
    for cell in table.iter("td", "th"):
        _flatten(cell)


def _flatten(cell: HtmlElement) -> None:
    """Word puts a paragraph into every cell; alone it says nothing."""
    paragraphs = [child for child in cell if child.tag == "p"]
    for paragraph in paragraphs:
        if paragraph is not paragraphs[-1]:
            paragraph.tail = None
            paragraph.addnext(lxml_html.Element("br"))
        paragraph.drop_tag()

"""Makes any HTML into a source text: safe, flat, its headings in order, its tables with headers."""

import re
import unicodedata

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement

ALLOWED = {
    "h2", "h3", "p", "br", "strong", "ul", "ol", "li", "a",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
# Nothing that could run, and no relative address: a printed page has no place from which it is relative.
SCHEMES = {"http", "https", "mailto", "tel"}
HEADING_LEVELS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
EMPTY_WHEN_BLANK = ("p", "h2", "h3", "li", "ul", "ol", "a", "strong", "caption", "thead", "tbody", "tr")
# What an engine calls a paragraph that its author meant as the caption of a table.
CAPTION = "caption"
BLANKS = re.compile(r"\s+")


def tidy(html: str, *, base_url: str = "") -> str:
    """The source HTML that everything is made from. Tidying twice gives the same."""
    tree = lxml_html.fragment_fromstring(html.replace("\x00", ""), create_parent="div")
    if base_url:
        tree.make_links_absolute(base_url, handle_failures="ignore")
    _tell_images(tree)
    _keep_two_levels(tree)
    for table in tree.iter("table"):
        _give_caption(table)
        _give_headers(table)
    cleaned = nh3.clean(
        _inside(tree), tags=ALLOWED, attributes=ATTRIBUTES, url_schemes=SCHEMES, url_relative="deny", link_rel=None
    )
    return _without_blanks(cleaned)


def plain_text(html: str) -> str:
    """The words alone, for the search index and for asking whether there are any."""
    if not html.strip():
        return ""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
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
    return _inside(tree).strip()


def _lift_headings(tree: HtmlElement) -> None:
    """Where the title was the only heading of its level, those below it move up."""
    if tree.find(".//h2") is None:
        for heading in tree.iter("h3"):
            heading.tag = "h2"


def _bare(words: str) -> str:
    return BLANKS.sub("", unicodedata.normalize("NFKC", words))


def _tell_images(tree: HtmlElement) -> None:
    for image in list(tree.iter("img")):
        alternative = (image.get("alt") or "").strip()
        if alternative:
            told = lxml_html.Element("span")
            told.text = f"（画像：{alternative}）"
            image.addprevious(told)
        image.drop_tree()


def _keep_two_levels(tree: HtmlElement) -> None:
    seen_second = False
    for element in tree.iter(*HEADING_LEVELS):
        level = HEADING_LEVELS[element.tag]
        # A listener who jumps by headings must not meet a third level that hangs in the air.
        element.tag = level if seen_second else "h2"
        seen_second = True


def _give_caption(table: HtmlElement) -> None:
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


def _without_blanks(html: str) -> str:
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in reversed(list(tree.iter(*EMPTY_WHEN_BLANK))):
        if not element.text_content().strip() and element.find(".//td") is None and element.find(".//th") is None:
            element.drop_tree()
    for link in list(tree.iter("a")):
        if not link.get("href"):
            link.drop_tag()
    for table in list(tree.iter("table")):
        if not table.text_content().strip():
            table.drop_tree()
    return _inside(tree).strip()


def _inside(tree: HtmlElement) -> str:
    pieces = [tree.text or ""]
    pieces += [lxml_html.tostring(child, encoding="unicode") for child in tree]
    return "".join(pieces)

"""What may stand in a source text at all: nothing that acts, nothing that is fetched, nothing empty."""

import re

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement

ALLOWED = {
    "h2", "h3", "h4", "p", "br", "strong", "em", "sup", "ul", "ol", "li", "a", "span",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "lang", "class"},
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "img": {"src", "alt", "width", "height"},
}
# Nothing that could run, and no relative address: a printed page has no place from which it is relative.
SCHEMES = {"http", "https", "mailto", "tel", "figure"}
# Words of the source text that are not elements: a note, an entry of a form, and the blank that it leaves.
CLASSES = {"note", "field", "blank"}
# Ids tie a note to its mark; any other could be mistaken for one of the page's own.
ID, PLACE = re.compile(r"^note-[a-z0-9-]{1,60}$"), re.compile(r"^#note-[a-z0-9-]{1,60}$")
FIGURE, LANGUAGE = re.compile(r"^figure:[0-9a-f]{8,64}$"), re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
EMPTY_WHEN_BLANK = (
    "p", "h2", "h3", "h4", "li", "ul", "ol", "a", "strong", "em", "sup", "span", "caption", "thead", "tbody", "tr",
    "figcaption", "figure",
)  # fmt: skip


def cleaned(tree: HtmlElement) -> str:
    """What is inside of ``tree``, harmless and without what says nothing."""
    html = nh3.clean(
        inside(tree),
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _without_blanks(html)


def inside(tree: HtmlElement) -> str:
    """The HTML between an element's tags."""
    pieces = [tree.text or ""]
    pieces += [lxml_html.tostring(child, encoding="unicode") for child in tree]
    return "".join(pieces)


def _attribute(_element: str, name: str, value: str) -> str | None:
    """What may stand in an attribute; nothing where it may not."""
    if name in {"href", "src"}:
        return value if _leads_somewhere(name, value) else None
    if name == "class":
        return value if value in CLASSES else None
    if name in {"colspan", "rowspan", "width", "height"}:
        return value if value.isascii() and value.isdigit() else None
    if name in {"id", "lang"}:
        return value if (ID if name == "id" else LANGUAGE).match(value) else None
    return value


def _leads_somewhere(name: str, value: str) -> bool:
    """Whole addresses, places of notes in the same text, and pictures that came out of the file."""
    if name == "src":
        return bool(FIGURE.match(value))
    scheme, colon, _rest = value.strip().partition(":")
    return bool(PLACE.match(value)) or (bool(colon) and scheme.lower() in SCHEMES - {"figure"})


def _without_blanks(html: str) -> str:
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for image in tree.xpath(".//img[not(@src)]"):
        image.drop_tree()
    for element in reversed(list(tree.iter(*EMPTY_WHEN_BLANK))):
        if _says_nothing(element):
            element.drop_tree()
    for element in tree.xpath("(.//a | .//span)[not(@href) and not(@class) and not(@lang)]"):
        element.drop_tag()
    for table in list(tree.iter("table")):
        if not table.text_content().strip() and table.find(".//img") is None:
            table.drop_tree()
    return inside(tree).strip()


def _says_nothing(element: HtmlElement) -> bool:
    """An empty cell says that there is nothing; every other empty element only interrupts."""
    if element.text_content().strip():
        return False
    return all(element.find(f".//{tag}") is None for tag in ("td", "th", "img"))

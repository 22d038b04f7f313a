"""Source text → lines of plain text. Pure; what the eye sees in the layout is said in marks and words."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import html as lxml_html
from lxml.html import HtmlElement

# The marks of Japanese text files since the days of personal word processors.
HEADINGS = {"h2": "■", "h3": "●", "h4": "◆"}
BULLET, INDENT = "・", "　"
BLANKS = re.compile(r"[ \t\r\n\f]+")


def lines_of(html: str) -> Iterator[str]:
    """An empty line before each heading and each table."""
    if html.strip():
        yield from _children(lxml_html.fragment_fromstring(html, create_parent="div"))


def _children(parent: HtmlElement) -> Iterator[str]:
    if (parent.text or "").strip():
        yield _bare(parent.text)
    for child in parent:
        yield from _block(child)
        if (child.tail or "").strip():
            yield _bare(child.tail)


def _block(element: HtmlElement) -> Iterator[str]:
    if element.tag in HEADINGS:
        yield ""
        yield f"{HEADINGS[element.tag]}{_words(element)}"
    elif element.tag in {"ul", "ol"}:
        yield from _items(element, depth=0)
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag in {"div", "figure", "section"}:
        yield from _children(element)
    elif element.tag == "img":
        yield _told(element)
    else:
        yield from _words(element).split("\n")


def _told(image: HtmlElement) -> str:
    return _("（画像：%(alt)s）") % {"alt": image.get("alt")} if image.get("alt") else ""


def _items(listed: HtmlElement, *, depth: int) -> Iterator[str]:
    for number, item in enumerate(listed.iterchildren("li"), start=1):
        mark = f"{number}. " if listed.tag == "ol" else BULLET
        yield f"{INDENT * depth}{mark}{_words(item, but={'ul', 'ol'})}"
        for inner in item.iterchildren("ul", "ol"):
            yield from _items(inner, depth=depth + 1)


def _table(table: HtmlElement) -> Iterator[str]:
    """Each row as one line in which every value goes with its column's header: nobody hears columns."""
    caption = table.find("caption")
    yield ""
    yield _("表：%(caption)s") % {"caption": _words(caption)} if caption is not None else _("表")
    heads: dict[int, str] = {}
    for row in _grid(table):
        values = [(column, cell) for column, cell in row if cell.tag == "td"]
        if values:
            yield _row(row, heads)
        else:
            heads |= {column: "・".join(filter(None, [heads.get(column), _words(cell)])) for column, cell in row}
    yield ""


def _row(row: list[tuple[int, HtmlElement]], heads: dict[int, str]) -> str:
    told: list[str] = []
    last = None
    for column, cell in row:
        if cell is last:
            continue
        last, words = cell, _words(cell).replace("\n", " ")
        head = heads.get(column, "") if cell.tag == "td" else ""
        told.append(f"{head}：{words}" if head else words)
    return BULLET + "、".join(told)


def _grid(table: HtmlElement) -> Iterator[list[tuple[int, HtmlElement]]]:
    """Rows of cells with their columns; a merged cell stands at every place that it covers."""
    below: dict[int, tuple[int, HtmlElement]] = {}
    for row in table.iter("tr"):
        placed: dict[int, HtmlElement] = {column: cell for column, (_left, cell) in below.items()}
        below = {column: (left - 1, cell) for column, (left, cell) in below.items() if left > 1}
        column = 0
        for cell in row.iterchildren("td", "th"):
            while column in placed:
                column += 1
            for covered in range(column, column + span(cell, "colspan")):
                placed[covered] = cell
                if (rows := span(cell, "rowspan")) > 1:
                    below[covered] = (rows - 1, cell)
        yield sorted(placed.items(), key=lambda pair: pair[0])


def span(cell: HtmlElement, name: str) -> int:
    """How many rows or columns a cell covers; nonsense is one."""
    said = cell.get(name) or "1"
    return min(1_000, max(1, int(said))) if said.isascii() and said.isdigit() else 1


def _words(element: HtmlElement, *, but: frozenset[str] | set[str] = frozenset()) -> str:
    """The text with pictures told, line breaks kept, and the address behind each link out of the document."""
    return "\n".join(_bare(line) for line in "".join(_pieces(element, but)).split("\n")).strip("\n")


def _pieces(element: HtmlElement, but: frozenset[str] | set[str]) -> Iterator[str]:
    yield BLANKS.sub(" ", element.text or "")
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag == "img":
            yield _told(child)
        elif child.tag not in but:
            yield from _pieces(child, but)
            yield _address(child)
        yield BLANKS.sub(" ", child.tail or "")


def _address(link: HtmlElement) -> str:
    href = link.get("href") or ""
    words = link.text_content().strip()
    if (
        link.tag != "a"
        or href.startswith("#")
        or not href
        or href.removeprefix("mailto:").removeprefix("tel:") == words
    ):
        return ""
    return f"（{href}）"


def _bare(text: str | None) -> str:
    return BLANKS.sub(" ", text or "").strip(" ")

"""The source text made ready for paper: headers of tables found again on each sheet, pictures named or told."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.figures import SCHEME, tell
from documents.formats.lines_of_text import span

# More columns than this are turned on their side rather than cut into syllables.
UPRIGHT_COLUMNS = 3
HEADINGS = {"h2", "h3", "h4"}


class Ready(NamedTuple):
    """The text, and the anchors and words of its chapters for a list of contents."""

    html: str
    headings: list[tuple[str, str]]


def ready_for_paper(html: str, *, figures: Collection[str], turns: bool, anchors: bool) -> Ready:
    """Column headers are repeated on every sheet; wide tables ask for a sheet on its side."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in tree.iter("table"):
        _make_head(table)
        if turns and max((_width(row) for row in table.iter("tr")), default=0) > UPRIGHT_COLUMNS:
            _turn_sheet(table)
    tell_missing(tree, figures)
    headings = list(anchored(tree)) if anchors else []
    return Ready(inside(tree), headings)


def _width(row: HtmlElement) -> int:
    return sum(span(cell, "colspan") for cell in row)


def _make_head(table: HtmlElement) -> None:
    """Rows of nothing but headers at the top, and whatever a header among them spans."""
    if table.find("thead") is not None:
        return
    rows = list(table.iter("tr"))
    count = 0
    for row in rows:
        if not len(row) or any(cell.tag != "th" or cell.get("scope") == "row" for cell in row):
            break
        count += 1
    if not count or count == len(rows) or _reaches_below(rows[:count]):
        return
    head = lxml_html.Element("thead")
    head.extend(rows[:count])
    table.insert(0 if table.find("caption") is None else 1, head)


def _reaches_below(rows: list[HtmlElement]) -> bool:
    """A header that spans into the rows of values cannot be torn from them."""
    return any(number + span(cell, "rowspan") > len(rows) for number, row in enumerate(rows) for cell in row)


def _turn_sheet(table: HtmlElement) -> None:
    """The headings above go along, or they would stay alone on a sheet."""
    element = table
    while element is not None and (element is table or element.tag in HEADINGS):
        element.set("class", "wide")
        element = element.getprevious()


def tell_missing(tree: HtmlElement, figures: Collection[str]) -> None:
    """A picture that is not at hand is told by its alternative."""
    for image in tree.iter("img"):
        if (image.get("src") or "").removeprefix(SCHEME) not in figures:
            image.set("src", "")
    tell(tree, keep=SCHEME)


def anchored(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Anchor and words of every chapter; those without an anchor get one."""
    for number, heading in enumerate(tree.iter("h2"), start=1):
        if not heading.get("id"):
            heading.set("id", f"chapter-{number}")
        yield heading.get("id"), heading.text_content().strip()


def inside(tree: HtmlElement) -> str:
    """What stands in the element, without itself."""
    return (tree.text or "") + "".join(str(lxml_html.tostring(child, encoding="unicode")) for child in tree)

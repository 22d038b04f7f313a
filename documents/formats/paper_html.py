"""The source text made ready for paper: tables that may be cut, pictures named or told, links of words alone."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.figures import SCHEME, tell
from documents.formats.paper_tables import make_ready


class Ready(NamedTuple):
    """The text, and the anchors and words of its chapters for a list of contents."""

    html: str
    headings: list[tuple[str, str]]


def ready_for_paper(html: str, *, figures: Collection[str], turns: bool, anchors: bool) -> Ready:
    """Column headers are repeated on every sheet; wide tables ask for a sheet on its side."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in tree.iter("table"):
        make_ready(table, turns=turns)
    tell_missing(tree, figures)
    for link in list(tree.iter("a")):
        _flatten(link)
    headings = list(anchored(tree)) if anchors else []
    return Ready(inside(tree), headings)


def _flatten(link: HtmlElement) -> None:
    """Nothing but words in a link: WeasyPrint makes links of its parts too, which belong to no tag."""
    raised = len(link) == 1 and link[0].tag == "sup" and not (link.text or "").strip()
    for part in link.iterdescendants():
        part.drop_tag()
    if raised:
        above = lxml_html.Element("sup")
        above.tail, link.tail = link.tail, None
        link.addprevious(above)
        above.append(link)


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

"""The contents list of a document's text: whoever wants one page of thirty jumps there."""

from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

# Below this, scrolling is quicker than choosing.
FEWEST = 3
# More headings of the first level than this need no second.
ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: where it leads, its words."""

    href: str
    title: str


def with_anchors(html: str) -> tuple[str, list[Entry]]:
    """The text with an address at every heading, and the list of those worth listing."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    taken = {element.get("id") for element in tree.iter() if element.get("id")}
    headings = [heading for heading in tree.iter("h2", "h3") if _words(heading)]
    for number, heading in enumerate(headings, start=1):
        if not heading.get("id"):
            heading.set("id", _free(f"part-{number}", taken))
    inside = "".join([tree.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in tree)])
    return inside, [Entry(f"#{heading.get('id')}", _words(heading)) for heading in _worth_listing(headings)]


def _worth_listing(headings: list[HtmlElement]) -> list[HtmlElement]:
    upper = [heading for heading in headings if heading.tag == "h2"]
    chosen = upper if len(upper) >= ENOUGH or len(upper) == len(headings) else headings
    return chosen if len(chosen) >= FEWEST else []


def entries_of_body(body: object) -> list[Entry]:
    """The same of a page body, whose headings have their addresses already (cms/blocks/heading.html)."""
    blocks = [block for block in body if block.block_type == "heading"]  # type: ignore[attr-defined]
    found = [Entry(f"#h-{str(block.id)[:8]}", block.value["text"]) for block in blocks]
    return found if len(found) >= FEWEST else []


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "x"
    return name

"""The text of a document as blocks, for whoever writes its easy version."""

from collections.abc import Iterator
from html import escape
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

HEADINGS = {"h2", "h3"}
TEXTS = {"p", "ul", "ol"}


def blocks_of(html: str) -> Iterator[dict[str, Any]]:
    """Headings, paragraphs and lists as they are; of a table each row as one line."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in tree:
        if element.tag in HEADINGS:
            yield {"type": "heading", "value": {"text": _words(element)[:80]}}
        elif element.tag in TEXTS:
            yield {"type": "paragraph", "value": lxml_html.tostring(element, encoding="unicode", with_tail=False)}
        elif element.tag == "table":
            rows = ["、".join(filter(None, (_words(cell) for cell in row))) for row in element.iter("tr")]
            items = "".join(f"<li>{escape(row, quote=False)}</li>" for row in rows if row)
            yield {"type": "paragraph", "value": f"<ul>{items}</ul>"}


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())

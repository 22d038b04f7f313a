"""The source text as it stands on a page."""

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.figures import SCHEME

# What the roles say the elements are anyway, until a narrow screen lays them out as lines (components/table).
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def for_screen(html: str, *, page_id: int = 0) -> SafeString:
    """Pictures get their addresses, and tables become the component ``table``.

    A table that cannot reflow scrolls on its own, by keyboard too.
    """
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for image in tree.iter("img"):
        _show(image, page_id)
    for table in list(tree.iter("table")):
        frame = lxml_html.Element("div", {"class": "scroll", "role": "group", "tabindex": "0"})
        caption = table.find("caption")
        frame.set("aria-label", caption.text_content().strip() if caption is not None else "表")
        table.addprevious(frame)
        frame.tail, table.tail = table.tail, None
        frame.append(table)
        if can_reflow(table):
            frame.set("class", "table")
            let_reflow(table)
    inside = "".join([tree.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in tree)])
    return mark_safe(inside)  # noqa: S308 -- sanitised when it was taken out (documents.extraction.structure)


def _show(image: HtmlElement, page_id: int) -> None:
    """Fetched when it comes into view: somebody on a metered line may never get there."""
    key = (image.get("src") or "").removeprefix(SCHEME)
    image.set("src", reverse("documents:figure", args=[page_id, key]))
    image.set("loading", "lazy")
    image.set("decoding", "async")


def can_reflow(table: HtmlElement) -> bool:
    """Whether every cell stands under exactly one heading of the first row."""
    rows = table.xpath(".//tr")
    if not rows or table.xpath(".//*[@colspan or @rowspan]") or table.xpath(".//table"):
        return False
    return len({len(row) for row in rows}) == 1 and all(cell.tag == "th" for cell in rows[0])


def let_reflow(table: HtmlElement) -> None:
    """Tie each cell to its heading, for the eye and for the ear."""
    head, *rows = table.xpath(".//tr")
    if head.getparent().tag != "thead":
        thead = lxml_html.Element("thead")
        table.insert(1 if table.find("caption") is not None else 0, thead)
        thead.append(head)
    for element in table.iter(*ROLES):
        element.set("role", ROLES[element.tag])
    for cell in head:
        cell.set("role", "columnheader")
    for row in rows:
        for cell, heading in zip(row, head, strict=True):
            cell.set("data-label", heading.text_content().strip())
            if cell.tag == "th":
                cell.set("role", "rowheader")

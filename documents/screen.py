"""The source text as it stands on a page."""

from django.utils.safestring import SafeString, mark_safe
from lxml import html as lxml_html


def for_screen(html: str) -> SafeString:
    """Tables scroll on their own, by keyboard too: at 320 px the page itself must not."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in list(tree.iter("table")):
        frame = lxml_html.Element("div", {"class": "scroll", "role": "group", "tabindex": "0"})
        caption = table.find("caption")
        frame.set("aria-label", caption.text_content().strip() if caption is not None else "表")
        table.addprevious(frame)
        frame.tail, table.tail = table.tail, None
        frame.append(table)
    inside = "".join([tree.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in tree)])
    return mark_safe(inside)  # noqa: S308 -- sanitised when it was taken out (documents.extraction.structure)

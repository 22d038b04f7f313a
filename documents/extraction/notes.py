"""Notes: each a paragraph of its own, tied to its mark, instead of a list at the end that nobody finds."""

from lxml.html import HtmlElement

BACK = "-ref-"


def as_paragraphs(tree: HtmlElement) -> None:
    """What mammoth puts into a list at the end, with arrows back, becomes paragraphs of class ``note``."""
    for item in tree.xpath("./ol/li[starts-with(@id, 'note-footnote-') or starts-with(@id, 'note-endnote-')]"):
        number = item.get("id").rpartition("-")[2]
        for arrow in item.xpath(f".//a[contains(@href, '{BACK}')]"):
            arrow.drop_tree()
        for paragraph in item.iter("p"):
            paragraph.text = (paragraph.text or "").rstrip() if not len(paragraph) else paragraph.text
        shown = tree.xpath(f".//a[@href='#{item.get('id')}']")
        mark = shown[0].text_content() if shown else f"[{number}]"
        paragraphs = item.findall("p") or [item]
        for place, paragraph in enumerate(paragraphs):
            paragraph.tag = "p"
            paragraph.set("class", "note")
            if place == 0:
                paragraph.set("id", item.get("id"))
                paragraph.text = f"{mark} {(paragraph.text or '').lstrip()}"
        _lift(item, paragraphs)
    for emptied in tree.xpath("./ol[not(li)]"):
        emptied.drop_tag()


def _lift(item: HtmlElement, paragraphs: list[HtmlElement]) -> None:
    """Out of the list, to its place in the order of reading."""
    holder = item.getparent()
    if holder.tag != "ol":
        return
    for paragraph in paragraphs:
        paragraph.tail = None
        holder.addprevious(paragraph)
    if item.getparent() is holder:
        holder.remove(item)

"""What a form leaves blank, said in words: somebody who listens must hear that there is something to fill in."""

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

BLANK, TICK, CHOICE = "（記入欄）", "（チェック欄）", "（選択欄：{}）"
# Underlines drawn with characters, and the five spaces that Word puts into an empty field.
DRAWN = re.compile(r"[＿]{3,}|_{5,}|\u2002{3,}|\u2003{4,}")
LABEL_ENDS = re.compile(r"[：:]\s*$")
MOST_CHOICES = 30


def blank(words: str = BLANK) -> HtmlElement:
    """One entry that is left open."""
    element = lxml_html.Element("span", {"class": "blank"})
    element.text = words
    return element


def say_blanks(tree: HtmlElement) -> None:
    """Put words in the place of drawn lines and of the fields of a web page, and call their paragraph a field."""
    for field in list(tree.iter("input", "select", "textarea")):
        _say_field(field)
    for element in list(tree.iter()):
        if isinstance(element.tag, str):
            _say_drawn(element)
    for paragraph in tree.iter("p"):
        if paragraph.find(".//span[@class='blank']") is not None:
            paragraph.set("class", "field")


def _say_field(field: HtmlElement) -> None:
    kind = (field.get("type") or "text").lower()
    if field.tag == "input" and kind in {"hidden", "submit", "button", "image", "reset"}:
        field.drop_tree()
        return
    words = BLANK
    if field.tag == "select":
        choices = [option.text_content().strip() for option in list(field.iter("option"))[:MOST_CHOICES]]
        words = CHOICE.format("、".join(choice for choice in choices if choice))
    elif kind in {"checkbox", "radio"}:
        words = TICK
    entry = blank(words)
    entry.tail = field.tail
    field.getparent().replace(field, entry)


def _say_drawn(element: HtmlElement) -> None:
    """Split what stands before and after each drawn line."""
    if element.get("class") == "blank":
        return
    if element.text and DRAWN.search(element.text):
        before, *rest = DRAWN.split(element.text)
        element.text = before
        for place, words in enumerate(rest):
            entry = blank()
            entry.tail = words
            element.insert(place, entry)
    if element.tail and element.getparent() is not None and DRAWN.search(element.tail):
        before, *rest = DRAWN.split(element.tail)
        element.tail = before
        last = element
        for words in rest:
            entry = blank()
            last.addnext(entry)
            # addnext moves the tail of the one before along.
            entry.tail = words
            last = entry
        element.tail = before

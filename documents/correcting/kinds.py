"""What a block is (見出し・文章・箇条書き・表・図・注), and its text as staff type it."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.correcting.notation import BREAK_IN_LINE, SURROUNDING, as_text, fill

BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n\s*")
INDENT = re.compile(r"^(?:\u3000|  |\t)*")
ONE_INDENT = re.compile(r"\u3000|  |\t")
DEEPEST_LIST = 3
HEADINGS = ("h2", "h3", "h4")


class Kind(models.TextChoices):
    """In the words of whoever corrects."""

    HEADING_2 = "h2", _("見出し（大）")
    HEADING_3 = "h3", _("見出し（中）")
    HEADING_4 = "h4", _("見出し（小）")
    PARAGRAPH = "p", _("文章")
    BULLETS = "ul", _("箇条書き（・）")
    NUMBERS = "ol", _("箇条書き（番号）")
    NOTE = "note", _("注")
    FIELD = "field", _("記入する欄")
    TABLE = "table", _("表")
    FIGURE = "figure", _("図・写真")


LISTS = {Kind.BULLETS, Kind.NUMBERS}
# What can be typed as plain lines and turned into each other.
TYPED = [kind for kind in Kind if kind not in {Kind.TABLE, Kind.FIGURE}]
CLASSES = {"note": Kind.NOTE, "field": Kind.FIELD}


@dataclass(frozen=True, slots=True)
class Typed:
    """A kind and a text, as they come out of the form."""

    kind: Kind
    text: str


def element_of(html: str) -> HtmlElement:
    """The one element of a block; several are put into one."""
    tree = lxml_html.fragment_fromstring(html or "<p></p>", create_parent="div")
    return tree[0] if len(tree) == 1 and not (tree.text or "").strip() and not (tree[0].tail or "").strip() else tree


def kind_of(html: str) -> Kind:
    """What a block is."""
    element = element_of(html)
    if element.tag == "img":
        return Kind.FIGURE
    if element.tag == "p":
        return CLASSES.get(element.get("class") or "", Kind.PARAGRAPH)
    return Kind(element.tag) if element.tag in Kind.values else Kind.PARAGRAPH


def text_of(html: str) -> str:
    """The text of a block that can be typed. A table gives one line for each row."""
    element = element_of(html)
    if element.tag in {"ul", "ol"}:
        return "\n".join(_item_lines(element, 0))
    if element.tag == "table":
        return "\n".join(
            "｜".join(as_text(cell, line_break=BREAK_IN_LINE) for cell in row) for row in element.iter("tr")
        )
    if element.tag == "div":
        return "\n\n".join(as_text(child) for child in element)
    return as_text(element).strip(SURROUNDING)


def _item_lines(listing: HtmlElement, depth: int) -> list[str]:
    lines = []
    for item in listing:
        below = [child for child in item if child.tag in {"ul", "ol"}]
        for child in below:
            child.drop_tree()
        lines.append("\u3000" * depth + as_text(item, line_break=BREAK_IN_LINE).strip(SURROUNDING))
        for child in below:
            lines += _item_lines(child, depth + 1)
    return lines


def htmls_of(typed: Typed, *, before: str = "") -> list[str]:
    """Blocks of what was typed: an empty line begins a new one. ``before`` lends its name and language."""
    text = typed.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n")
    if typed.kind in LISTS:
        lines = [line for line in text.split("\n") if line.strip(SURROUNDING)]
        elements = [_list_of(typed.kind.value, lines)] if lines else []
    else:
        pieces = (piece.strip(SURROUNDING) for piece in BLANK_LINES.split(text))
        elements = [_one(typed.kind, piece) for piece in pieces if piece]
    if elements and before:
        _keep_what_others_point_to(element_of(before), elements[0])
    return [lxml_html.tostring(element, encoding="unicode") for element in elements]


def _one(kind: Kind, text: str) -> HtmlElement:
    if kind.value in HEADINGS:
        return fill(lxml_html.Element(kind.value), "\u3000".join(text.split("\n")))
    attributes = {"class": kind.value} if kind.value in CLASSES else {}
    return fill(lxml_html.Element("p", attributes), text)


def _list_of(tag: str, lines: list[str]) -> HtmlElement:
    """Indented lines stand below the item before them."""
    root = lxml_html.Element(tag)
    open_lists = [root]
    for line in lines:
        indent = INDENT.match(line)
        wanted = min(len(ONE_INDENT.findall(indent.group() if indent else "")), DEEPEST_LIST)
        depth = min(wanted, len(open_lists)) if len(open_lists[-1]) else len(open_lists) - 1
        if depth == len(open_lists):
            below = lxml_html.Element(tag)
            open_lists[-1][-1].append(below)
            open_lists.append(below)
        del open_lists[depth + 1 :]
        item = fill(lxml_html.Element("li"), line.strip(SURROUNDING), line_break=BREAK_IN_LINE)
        open_lists[-1].append(item)
    return root


def _keep_what_others_point_to(before: HtmlElement, after: HtmlElement) -> None:
    """The names at which notes and their marks find each other, and the language, outlive a change of words."""
    for attribute in ("id", "lang"):
        if before.get(attribute):
            after.set(attribute, before.get(attribute))
    if before.tag == after.tag == "ol" and before.get("start"):
        after.set("start", before.get("start"))
    names = {link.get("href"): link.get("id") for link in before.iter("a") if link.get("id")}
    for link in after.iter("a"):
        if name := names.get(link.get("href")):
            link.set("id", name)

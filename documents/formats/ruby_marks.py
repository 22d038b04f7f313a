"""Readings taken out of the text and noted at their words, to be drawn over the finished sheet.

WeasyPrint knows no ruby. Readings put into the text by style sheet cost ten times the time and twice the memory, and
whoever has the file read aloud hears every word twice. So the words are set as ever, only with room above and beside
them, and the readings are drawn where the words came to stand (formats/ruby_drawing.py), as an ornament of the page.
"""

import re
from functools import cache
from html import escape, unescape
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.furigana import annotate
from documents.formats.paper_html import inside
from documents.formats.ruby_drawing import READING, SIZE

# How far a reading may reach over the next word on each side.
OVERHANG = 0.05
_RUBY = re.compile(r'<ruby>([^<]*)<rp>\(</rp><rt aria-hidden="true">([^<]*)</rt><rp>\)</rp></ruby>')


def with_marks(html: str, font: Path, page_id: int | None) -> str:
    """The same text with every reading as an attribute of its word."""

    def mark(found: re.Match[str]) -> str:
        word, reading = unescape(found[1]), unescape(found[2])
        missing = (width(reading, font) * SIZE - width(word, font)) / 2 - OVERHANG
        room = f' style="padding:0 {missing:.2f}em"' if missing > 0 else ""
        return f'<span class="read" {READING}="{escape(reading)}"{room}>{found[1]}</span>'

    return _RUBY.sub(mark, annotate(_without_links(html), "all", page_id))


@cache
def _widths(font: Path) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with TTFont(font, lazy=True) as opened:
        return dict(opened.getBestCmap()), dict(opened["hmtx"].metrics), int(opened["head"].unitsPerEm)


def width(text: str, font: Path) -> float:
    """How wide a text is, in the height of its letters."""
    names, metrics, height = _widths(font)
    return sum(metrics[names[ord(letter)]][0] / height if ord(letter) in names else 1.0 for letter in text)


def _without_links(html: str) -> str:
    """A marked word in a link would become a link of its own. The address is printed all the same."""
    if "<a" not in html:
        return html
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for link in list(tree.iter("a")):
        _print_address(link)
    return inside(tree)


def _print_address(link: HtmlElement) -> None:
    href = link.attrib.pop("href", "")
    link.tag = "span"
    link.set("class", "link")
    if href.startswith("http"):
        last = link[-1] if len(link) else None
        address = f"（{href}）"
        if last is None:
            link.text = (link.text or "") + address
        else:
            last.tail = (last.tail or "") + address

"""A page as lines of words with their readings, just as its visitors see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.furigana import annotate
from accessibility.speech.pages_in_words import BLOCKS

_NOT_TEXT = {"script", "style", "template", "rp"}


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters; with a reading, if they have one."""

    text: str
    reading: str = ""


@dataclass(slots=True)
class Line:
    """One heading, paragraph, cell or entry."""

    number: int
    parts: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As it is written."""
        return "".join(part.text for part in self.parts)


def lines(html: str, page_id: int | None = None) -> list[Line]:
    """Those lines of a page that hold a word with a reading."""
    root = lxml_html.fragment_fromstring(annotate(html, page_id=page_id), create_parent="div")
    found = [Line(0)]
    for part in _parts(root):
        if part is not None:
            found[-1].parts.append(part)
        elif found[-1].parts:
            found.append(Line(len(found)))
    return [line for line in found if any(part.reading for part in line.parts)]


def _parts(node: HtmlElement) -> Iterator[Part | None]:
    """In order; None where a line ends."""
    if not isinstance(node.tag, str) or node.tag in _NOT_TEXT:
        return
    if node.tag == "ruby":
        yield Part("".join(node.xpath("text()")), "".join(node.xpath("rt//text()")))
        return
    is_block = node.tag in BLOCKS
    if is_block:
        yield None
    yield from _text(node.text)
    for child in node:
        yield from _parts(child)
        yield from _text(child.tail)
    if is_block:
        yield None


def _text(text: str | None) -> Iterator[Part]:
    if text and text.strip():
        yield Part(" ".join(text.split()))

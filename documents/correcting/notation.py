"""Words with their few marks as plain text, and back: what staff type into a field that works everywhere.

``**strong**``, ``__stressed__``, ``^^raised^^``, ``[words](address)``, ``{blank to fill in}``. A screen reader reads
the marks, a keyboard types them, and no script is needed. What looks like a mark and is none has a backslash before it.
"""

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)[^\s()]+", re.IGNORECASE)
TOKEN = re.compile(
    r"\\(?P<plain>[\\*_^\[{])"
    r"|\*\*(?P<strong>[^*\n]+)\*\*"
    r"|(?<!_)__(?P<em>[^_\n]+)__(?!_)"
    r"|\^\^(?P<sup>[^\^\n]+)\^\^"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\)"
    r"|\{(?P<blank>[^{}\n]+)\}"
)
# One before a mark, or before what may turn out to be one.
BACKSLASH = re.compile(r"\\(?=[\\*_^\[{]|$)")
MARKS = {"strong": "**", "b": "**", "em": "__", "i": "__", "sup": "^^"}
BREAK_IN_LINE = "↵"
SURROUNDING = " \t\n\u3000"


class AddressError(ValueError):
    """A link leads to something that is no address. Its text is in ``args``."""


def as_text(element: HtmlElement, *, line_break: str = "\n") -> str:
    """What stands inside an element."""
    pieces = [_plain(element.text)]
    for child in element:
        pieces += [_marked(child, line_break), _plain(child.tail)]
    return "".join(pieces)


def _marked(element: HtmlElement, line_break: str) -> str:
    if element.tag == "br":
        return line_break
    inside = as_text(element, line_break=line_break)
    if not inside.strip():
        return inside
    if element.tag in MARKS:
        return f"{MARKS[element.tag]}{inside}{MARKS[element.tag]}"
    if element.tag == "a" and element.get("href"):
        address = element.get("href").replace("(", "%28").replace(")", "%29")
        return f"[{inside}]({address})"
    return f"{{{inside}}}" if element.get("class") == "blank" else inside


def _plain(words: str | None) -> str:
    """A backslash before what would be taken for a mark."""
    doubled = BACKSLASH.sub(r"\\\\", words or "")
    return TOKEN.sub(lambda found: found.group() if found["plain"] else f"\\{found.group()}", doubled)


def fill(element: HtmlElement, text: str, *, line_break: str = "\n") -> HtmlElement:
    """Put typed words into an element. Raises ``AddressError`` for a link that leads nowhere."""
    end = 0
    for found in TOKEN.finditer(text):
        _add_lines(element, text[end : found.start()], line_break)
        _add_token(element, found, line_break)
        end = found.end()
    _add_lines(element, text[end:], line_break)
    return element


def _add_token(element: HtmlElement, found: re.Match[str], line_break: str) -> None:
    told = {name: words for name, words in found.groupdict().items() if words is not None}
    if "plain" in told:
        _add_lines(element, told["plain"], line_break)
    elif "words" in told:
        if not ADDRESS.fullmatch(told["address"]):
            raise AddressError(found.group())
        link = lxml_html.Element("a", {"href": told["address"]})
        element.append(fill(link, told["words"], line_break=line_break))
    elif "blank" in told:
        element.append(fill(lxml_html.Element("span", {"class": "blank"}), told["blank"], line_break=line_break))
    else:
        ((tag, words),) = told.items()
        element.append(fill(lxml_html.Element(tag), words, line_break=line_break))


def _add_lines(element: HtmlElement, words: str, line_break: str) -> None:
    first, *others = words.split(line_break)
    _add_words(element, first)
    for line in others:
        element.append(lxml_html.Element("br"))
        _add_words(element, line)


def _add_words(element: HtmlElement, words: str) -> None:
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words

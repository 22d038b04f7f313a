"""Plain text of a cell, and the same text as HTML of a page body, there and back."""

import html
import re
from typing import Final

_BREAKS: Final = re.compile(r"<br\s*/?>")
_ENDS: Final = re.compile(r"</(?:p|li|h[2-6])>\s*")
_LINK: Final = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>.*?</a>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")


def plain_text(text: str) -> str:
    """A cell's text as a page can show it: line breaks kept, no spaces at line ends, at most one blank line."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def to_html(text: str) -> str:
    """Plain text as paragraphs; a single line break stays a line break."""
    paragraphs = plain_text(text).split("\n\n")
    return "".join(f"<p>{'<br/>'.join(_escaped(line) for line in p.split(chr(10)))}</p>" for p in paragraphs if p)


def _escaped(line: str) -> str:
    return html.escape(line, quote=False)


def link_html(url: str, words: str) -> str:
    """One link in a paragraph of its own."""
    return f'<p><a href="{html.escape(url)}">{_escaped(words)}</a></p>'


def to_text(markup: str) -> str:
    """The text of rich text that staff may have edited."""
    broken = _BREAKS.sub("\n", markup)
    parted = _ENDS.sub("\n\n", broken)
    return plain_text(html.unescape(_TAG.sub("", parted)))


def to_address(markup: str) -> str:
    """Where the first link of a passage points; its text when it has none."""
    found = _LINK.search(markup)
    return html.unescape(found[1]) if found else to_text(markup)

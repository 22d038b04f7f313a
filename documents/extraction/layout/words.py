"""What the words of a line say about it, and how they become HTML."""

import re
from html import escape
from unicodedata import east_asian_width

from documents.extraction.layout.lines import Mark, merged

BULLET = re.compile(r"^[・•●○◆◇■□▪▫◎‣⁃–＊*➢✓]\s*(?=\S)|^[-–]\s+(?=\S)")
# 「-5度」 is a number, 「*1」 a note, 「○○市」 a town whose name is left open.
NOT_A_BULLET = re.compile(r"^(?:[-–*＊]\S|([○●■□◆◇])\1)")
NUMBERED = re.compile(r"^(?:[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．、]|第[0-9０-９一二三四五六七八九十]+[章節条])")
UNBREAKABLE = re.compile(r"^[（(「『【\[“\"]*[A-Za-z0-9０-９][^\s\u3040-\u30ff\u3400-\u9fff]*[）)」』】\]、。，．]*")
ENDS_SENTENCE = re.compile(r"[。．！？!?」』）)：:]$")
LATIN_END, LATIN_START = re.compile(r"[A-Za-z0-9,.;:!?)\]”’]$"), re.compile(r"^[A-Za-z0-9(\[“‘]")


def needs_room(text: str) -> float:
    """How many letters wide its first piece is that cannot be broken: a number, an address, an English word."""
    piece = UNBREAKABLE.match(text)
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.5 for letter in piece.group(0)) if piece else 1.0


def is_point(text: str) -> bool:
    """Whether it is a point of a list."""
    return bool(BULLET.match(text)) and not NOT_A_BULLET.match(text)


def marked(text: str, marks: list[Mark]) -> str:
    """The text with its links, raised letters and blanks to fill in."""
    pieces, place = [], 0
    for mark in merged(sorted(marks, key=lambda mark: mark.start)):
        if mark.start < place or mark.end > len(text):
            continue
        pieces += [_escaped(text[place : mark.start]), _element(mark, text[mark.start : mark.end])]
        place = mark.end
    return "".join([*pieces, _escaped(text[place:])])


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _element(mark: Mark, text: str) -> str:
    words = _escaped(text)
    if mark.kind == "link":
        return f'<a href="{escape(mark.value)}">{words}</a>'
    if mark.kind == "note":
        return f'<sup><a href="#{escape(mark.value)}">{words}</a></sup>'
    return f'<span class="blank">{words}</span>' if mark.kind == "blank" else f"<sup>{words}</sup>"

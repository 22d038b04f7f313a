"""Findings about headings: none, leaps, empty ones, and lines that only look like one."""

import re
from collections.abc import Iterator

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.tree import HEADINGS, INLINE, Element

# Half a page of text can do without.
LETTERS_THAT_NEED_HEADINGS = 600
LOOKS_LIKE_A_HEADING = 1.3
LONGEST_HEADING = 40
NO_PLACE_FOR_HEADINGS = {"Table", "L", "TOC", "Caption", "Figure", "Note", "Index", "Form"}


def findings(opened: Opened) -> Iterator[Finding]:
    """Only for files with tags: of the others that is said already."""
    if not opened.tagged:
        return
    headings = [element for element in opened.elements if element.kind in HEADINGS]
    if not headings and opened.letters > LETTERS_THAT_NEED_HEADINGS:
        yield Finding("headings-none", severity=Severity.HARD)
    yield from _leaps(opened, headings)
    yield from _lookalikes(opened)


def _leaps(opened: Opened, headings: list[Element]) -> Iterator[Finding]:
    last = 0
    for heading in headings:
        page, box = opened.place_of(heading)
        text = opened.text_of(heading) or heading.actual_text or heading.alternative
        if not text:
            if not any(below.kind == "Figure" for below in heading.inside()):
                yield Finding("heading-empty", page, box, severity=Severity.HARD)
            continue
        if heading.kind == "H":
            continue
        level = int(heading.kind[1])
        if level > last + 1:
            came = f"h{last} → h{level}" if last else f"h{level}"
            yield Finding("heading-skipped", page, box, words_of(f"{came} {text}"), Severity.HARD)
        last = level


def _lookalikes(opened: Opened) -> Iterator[Finding]:
    for element in opened.elements:
        if element.kind != "P" or element.within(NO_PLACE_FOR_HEADINGS | HEADINGS):
            continue
        if any(child.kind not in INLINE for child in element.children):
            continue
        text = opened.text_of(element)
        large = opened.size_of(element) >= opened.body_size * LOOKS_LIKE_A_HEADING > 0
        if large and 0 < len(text) <= LONGEST_HEADING and re.search(r"\w{2}", text) and not text.endswith("。"):
            page, box = opened.place_of(element)
            yield Finding("heading-fake", page, box, words_of(text), Severity.HARD)

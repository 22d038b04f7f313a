"""Lines joined again that only the paper had broken: paragraphs, headings, lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from documents.extraction.blocks import Doubt
from documents.extraction.layout.characters import BROKEN_WORD
from documents.extraction.layout.frames import Edges
from documents.extraction.layout.headings import Headings
from documents.extraction.layout.lines import Line, Mark
from documents.extraction.layout.things import Thing
from documents.extraction.layout.words import BULLET, ENDS_SENTENCE, LATIN_END, LATIN_START, NUMBERED, is_point, marked

# What an author begins a paragraph with.
OPENERS = ("　", "※", "（注", "(注", "【")
ADDRESS = re.compile(r"[/@:._]\S*$")
INDENT = 0.8
GAP = 1.45


@dataclass(slots=True)
class Passage:
    """What one block is made of."""

    tag: str
    lines: list[Line]
    text: str
    marks: list[Mark] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    note: str = ""

    @property
    def last(self) -> Line:
        """The line that was read last."""
        return self.lines[-1]

    def add(self, line: Line, *, is_full: bool) -> None:
        """Join a further line: Japanese without a blank, Latin words with one, a broken word whole."""
        if same_part(self.last, line) and not is_full:
            self.text += "\n"
        elif self.text.endswith(BROKEN_WORD):
            # A broken word loses its hyphen; an address has it as one of its letters.
            self.text = self.text[:-1] + ("-" if ADDRESS.search(self.text) else "")
        elif LATIN_END.search(self.text) and LATIN_START.match(line.text):
            self.text += " "
        self.marks += [mark.moved(len(self.text)) for mark in line.marks]
        self.text += line.text
        self.lines.append(line)
        self.doubts |= doubts_of(line)


def passages_of(items: Iterable[Line | Thing], headings: Headings, edges: Edges) -> Iterator[Passage | Thing]:
    """The lines of a document, joined. A table in the middle of a sentence comes after it."""
    open_passage: Passage | None = None
    waiting: list[Thing] = []
    for item in items:
        if isinstance(item, Thing):
            waiting.append(item)
            continue
        tag, guessed = role_of(item, headings)
        if open_passage is not None and _goes_on(open_passage, item, tag, waiting, edges):
            open_passage.add(item, is_full=edges.is_full(open_passage.last, item))
            continue
        yield from _closed(open_passage, waiting)
        waiting = []
        open_passage = Passage(tag, [item], item.text, list(item.marks), doubts_of(item))
        if guessed:
            open_passage.doubts.add(Doubt.GUESSED_HEADING.value)
    yield from _closed(open_passage, waiting)


def _closed(passage: Passage | None, waiting: list[Thing]) -> Iterator[Passage | Thing]:
    if passage is not None:
        yield passage
    yield from waiting


def _goes_on(passage: Passage, line: Line, tag: str, waiting: list[Thing], edges: Edges) -> bool:
    between = [thing for thing in waiting if not thing.removed]
    if between and (ENDS_SENTENCE.search(passage.text) or passage.tag.startswith("h")):
        return False
    return _continues(passage, line, tag, edges)


def role_of(line: Line, headings: Headings) -> tuple[str, bool]:
    """``h2`` to ``h4``, ``li`` or ``p``; whether a heading is guessed."""
    tag, guessed = headings.tag(line)
    if tag:
        return tag, guessed
    return ("li" if is_point(line.text) else "p"), False


def doubts_of(line: Line) -> set[str]:
    """What is doubtful about a single line."""
    doubts = {
        Doubt.VERTICAL: line.vertical,
        Doubt.LIGATURES: line.mended,
        Doubt.UNREADABLE: line.unreadable,
        Doubt.UNSURE_LETTERS: line.unsure,
    }
    return {doubt.value for doubt, is_so in doubts.items() if is_so}


def _continues(passage: Passage, line: Line, tag: str, edges: Edges) -> bool:
    """Whether the line before was broken only because the paper ended."""
    last = passage.last
    if last.part and line.part and last.page == line.page:
        return same_part(last, line) and tag in {passage.tag, "p"}
    if passage.tag.startswith("h"):
        return _continues_heading(passage, line, tag, edges)
    if (
        line.fixed
        or last.fixed
        or tag != "p"
        or line.text.startswith(OPENERS)
        or NUMBERED.match(line.text)
        or last.vertical != line.vertical
    ):
        return False
    if abs(last.size - line.size) > line.size * 0.25 or _is_new_block(passage, line, edges):
        return False
    return edges.is_full(last, line) or last.text.endswith(BROKEN_WORD)


def _continues_heading(passage: Passage, line: Line, tag: str, edges: Edges) -> bool:
    last = passage.last
    is_near = last.page == line.page and 0 < line.across - last.across < line.size * 2.2
    return tag == passage.tag and is_near and abs(last.size - line.size) < 1 and edges.is_full(last, line)


def _is_new_block(passage: Passage, line: Line, edges: Edges) -> bool:
    """A gap of more than a line, or an indent of one letter after a full stop, opens a new paragraph."""
    last = passage.last
    gap = line.across - last.across
    if last.page == line.page and gap > max(edges.leading(last) * GAP, line.size * 1.9):
        return True
    column_changed = last.page != line.page or gap < 0
    first = passage.lines[0]
    usual = last.start if len(passage.lines) > 1 or column_changed else min(last.start, first.start)
    indented = line.start - usual > line.size * INDENT and not column_changed
    return indented and bool(ENDS_SENTENCE.search(last.text))


def same_part(last: Line, line: Line) -> bool:
    """Whether the author's program calls both one paragraph."""
    return last.page == line.page and 0 < last.part == line.part


def html_of(passage: Passage) -> str:
    """Its HTML, without the mark of a list, which is only a mark."""
    text, marks = passage.text.replace(BROKEN_WORD, "‐"), passage.marks
    if passage.tag == "li" and (bullet := BULLET.match(text)):
        text, marks = text[bullet.end() :], [mark.moved(-bullet.end()) for mark in marks]
    words = marked(text, marks).strip(" 　")
    if passage.note:
        return f'<p class="note" id="{passage.note}">{words}</p>'
    if passage.tag == "p" and any(mark.kind == "blank" for mark in marks):
        return f'<p class="field">{words}</p>'
    return f"<{passage.tag}>{words}</{passage.tag}>"

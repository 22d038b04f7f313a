"""Letters put together to printed lines, written across or down."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from documents.extraction.layout.characters import BROKEN_WORD, readable
from documents.extraction.layout.letters import Letter
from documents.extraction.layout.paper import Box, around

# In letter sizes: how far apart two letters of one line may stand, and how far off its middle a letter may be.
WIDEST_GAP, WIDEST_GAP_DOWN, FIRST_GAP_DOWN, OVERLAP, OFF_MIDDLE = 3.2, 1.6, 0.35, 0.9, 0.55
RAISED_SIZE, RAISED_BY, SLIGHTLY_SMALLER = 0.8, 0.12, 0.95
# A gap of that many letters is one that the author meant.
WIDE_BLANK = 0.9
LATIN = re.compile(r"[!-~À-ɏ]")
MARK_OF_NOTE = re.compile(r"[0-9０-９*＊†‡※注()（）\[\]【】、,]")
ROW, COLUMN = "row", "column"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is true of a part of a text: ``kind`` is ``sup``, ``link``, ``note`` or ``blank``; ``value`` an address."""

    start: int
    end: int
    kind: str
    value: str = ""

    def moved(self, by: int) -> "Mark":
        """The same mark when ``by`` letters come before it."""
        return Mark(self.start + by, self.end + by, self.kind, self.value)


@dataclass(slots=True)
class Line:
    """One printed line. ``start``, ``end`` and ``across`` are the same whether it runs across or down."""

    text: str
    box: Box
    size: float
    page: int
    vertical: bool = False
    bold: bool = False
    marks: list[Mark] = field(default_factory=list)
    gaps: list[tuple[int, float, float]] = field(default_factory=list)
    mended: bool = False
    unreadable: bool = False
    unsure: bool = False
    beside: bool = False
    number: int = 0
    # Font of a typewriter: commands and programs, whose lines end where they end.
    fixed: bool = False
    # What the author's program says of it: its tag, and which paragraph it belongs to.
    tag: str = ""
    part: int = 0

    @property
    def start(self) -> float:
        """Where it begins: its left, or its top."""
        return self.box[1] if self.vertical else self.box[0]

    @property
    def end(self) -> float:
        """Where it ends: its right, or its bottom."""
        return self.box[3] if self.vertical else self.box[2]

    @property
    def across(self) -> float:
        """How far on in the order of lines: down, or to the left."""
        return -self.box[0] if self.vertical else self.box[3]


def lines_of(letters: Iterable[Letter], page: int) -> Iterator[Line]:
    """The lines in the order in which they were painted."""
    making = _Making(page)
    for letter in letters:
        if not making.takes(letter):
            if line := making.finished():
                yield line
            making = _Making(page)
        making.add(letter)
    if line := making.finished():
        yield line


class _Making:
    """Letters gathered until the line ends."""

    def __init__(self, page: int) -> None:
        self.page, self.letters, self.direction = page, list[Letter](), ""

    def takes(self, letter: Letter) -> bool:
        """Whether the letter stands on this line."""
        if not self.letters:
            return True
        last = self.letters[-1]
        if not letter.text.strip() or not last.text.strip():
            return not letter.after_break and self._near(last, letter)
        if self.direction == COLUMN:
            return _follows_down(last, letter, WIDEST_GAP_DOWN) or self._stands_in_column(letter)
        if _follows_across(last, letter):
            self.direction = ROW
        elif not self.direction and _follows_down(last, letter, FIRST_GAP_DOWN):
            self.direction = COLUMN
        else:
            return False
        return True

    def add(self, letter: Letter) -> None:
        """One more."""
        self.letters.append(letter)

    def _near(self, last: Letter, letter: Letter) -> bool:
        return _follows_across(last, letter) or _follows_down(last, letter, WIDEST_GAP_DOWN)

    def _stands_in_column(self, letter: Letter) -> bool:
        """Two or three digits stand side by side in a line that runs down."""
        last = self.letters[-1]
        beside = abs(letter.base - last.base) < last.size * 0.3 and letter.size <= last.size * 1.1
        return beside and abs(letter.middle[0] - self.letters[0].middle[0]) < self.letters[0].size

    def finished(self) -> Line | None:
        """The line, or nothing when it held only blanks."""
        printed = [letter for letter in self.letters if letter.text.strip()]
        if not printed:
            return None
        size = median(letter.size for letter in printed)
        line = Line(
            text="",
            box=around([letter.box for letter in printed]),
            size=size,
            page=self.page,
            vertical=self.direction == COLUMN,
            number=printed[len(printed) // 2].number,
        )
        _write(line, self.letters)
        return line if line.text.strip() else None


def _follows_across(last: Letter, letter: Letter) -> bool:
    size = max(last.size, letter.size)
    if abs(letter.middle[1] - last.middle[1]) > size * OFF_MIDDLE and not _is_beside(last, letter):
        return False
    gap = letter.box[0] - last.box[2]
    return -OVERLAP * size < gap < WIDEST_GAP * size and letter.middle[0] > last.box[0]


def _is_beside(last: Letter, letter: Letter) -> bool:
    """Raised numbers of notes stand higher than their line, but never above it."""
    raised = min(last.size, letter.size) < max(last.size, letter.size) * SLIGHTLY_SMALLER
    shared = min(last.box[3], letter.box[3]) - max(last.box[1], letter.box[1])
    return raised and shared > min(last.size, letter.size) * 0.3


def _follows_down(last: Letter, letter: Letter, widest: float) -> bool:
    size = max(last.size, letter.size)
    if abs(letter.middle[0] - last.middle[0]) > size * OFF_MIDDLE:
        return False
    gap = letter.box[1] - last.box[3]
    return -OVERLAP * size < gap < widest * size and letter.middle[1] > last.box[1]


def _write(line: Line, letters: list[Letter]) -> None:
    """The words of a line, its blanks, and what is true of some of its letters."""
    text, last = "", None
    base = median(letter.base for letter in letters)
    marks: list[Mark] = []
    for letter in letters:
        if letter.text == BROKEN_WORD:
            text += BROKEN_WORD
            continue
        written, mended, unreadable = (letter.blank, False, False) if letter.blank else readable(letter.text)
        line.mended, line.unreadable = line.mended or mended, line.unreadable or unreadable
        text += _blank(last, letter, line, len(text))
        if kind := _kind(letter, line, base):
            marks.append(Mark(len(text), len(text) + len(written), kind, letter.link if kind == "link" else ""))
        text += written
        last = letter
    line.text = text.rstrip()
    begun = len(line.text) - len(line.text.lstrip(" "))
    line.text = line.text[begun:]
    line.marks = [mark.moved(-begun) for mark in merged(marks) if mark.end - begun <= len(line.text)]


def _kind(letter: Letter, line: Line, base: float) -> str:
    if letter.blank:
        return "blank"
    if _is_raised(letter, line, base):
        return "sup"
    return "link" if letter.link else ""


def _is_raised(letter: Letter, line: Line, base: float) -> bool:
    small = letter.size < line.size * RAISED_SIZE and base - letter.base > line.size * RAISED_BY
    return small and not line.vertical and bool(MARK_OF_NOTE.match(letter.text))


def _blank(last: Letter | None, letter: Letter, line: Line, place: int) -> str:
    """Pdfium sees blanks between Japanese letters that are only set wide; between Latin words they are real."""
    if last is None or not last.text.strip() or not letter.text.strip():
        return ""
    gap = letter.box[1] - last.box[3] if line.vertical else letter.box[0] - last.box[2]
    if gap > line.size * WIDE_BLANK:
        line.gaps.append(
            (place, last.box[3] if line.vertical else last.box[2], letter.box[1] if line.vertical else letter.box[0])
        )
        return " " if LATIN.match(last.text) and LATIN.match(letter.text) else "　"
    return " " if letter.after_blank and LATIN.match(last.text) and LATIN.match(letter.text) else ""


def merged(marks: list[Mark]) -> list[Mark]:
    """Neighbours of one kind become one."""
    joined: list[Mark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if before and before.end == mark.start and (before.kind, before.value) == (mark.kind, mark.value):
            joined[-1] = Mark(before.start, mark.end, mark.kind, mark.value)
        else:
            joined.append(mark)
    return joined

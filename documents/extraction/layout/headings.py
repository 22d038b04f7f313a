"""Which lines are headings, and of which level."""

import re
from collections import Counter
from collections.abc import Iterable

from documents.extraction.layout.lines import Line

LARGER, SAME_SIZE = 1.12, 0.06
LONGEST = 60
LONGEST_BOLD = 40
LEVELS = ("h2", "h3", "h4")
ENDS_SENTENCE = re.compile(r"[。、，,；;]$")
NUMBER = re.compile(r"^(?:第?[0-9０-９A-Z一二三四五六七八九十]+[章節条部]?[.．\s　]*)+")
SPACES = re.compile(r"[\s　.．…‥・]+")


class Headings:
    """Knows the sizes of a whole document, and its own list of contents where it brings one."""

    def __init__(self, lines: Iterable[Line], bookmarks: dict[tuple[int, str], int]) -> None:
        lines = list(lines)
        self.body_size = body_size(lines)
        self.bookmarks = bookmarks
        self.known_by_bookmark = len(bookmarks) > 1
        self._sizes = self._levels(lines)

    def tag(self, line: Line) -> tuple[str, bool]:
        """``h2`` to ``h4`` or nothing, and whether that is a guess."""
        if line.part:
            return line.tag if line.tag in LEVELS else "", False
        depth = self._depth(line)
        if depth is not None:
            return LEVELS[min(depth, len(LEVELS) - 1)], False
        if not self._could_be(line):
            return "", False
        if line.size >= self.body_size * LARGER:
            rank = next(rank for rank, size in enumerate(self._sizes) if line.size >= size * (1 - SAME_SIZE))
            return LEVELS[min(rank, len(LEVELS) - 1)], True
        if line.bold and len(line.text) <= LONGEST_BOLD and not self.known_by_bookmark:
            return LEVELS[min(len(self._sizes), len(LEVELS) - 1)], True
        return "", False

    def _depth(self, line: Line) -> int | None:
        """Bookmarks mostly leave out the number that is printed before the heading."""
        words = bare(line.text)
        found = self.bookmarks.get((line.page, words))
        if found is None and (number := NUMBER.match(line.text)):
            found = self.bookmarks.get((line.page, bare(line.text[number.end() :])))
        return found

    def _could_be(self, line: Line) -> bool:
        return len(line.text) <= LONGEST and not ENDS_SENTENCE.search(line.text) and any(map(str.isalnum, line.text))

    def _levels(self, lines: list[Line]) -> list[float]:
        """The sizes of headings from the largest on, those that hardly differ taken as one."""
        large = {line.size for line in lines if line.size >= self.body_size * LARGER and self._could_be(line)}
        levels: list[float] = []
        for size in sorted(large, reverse=True):
            if not levels or size < levels[-1] * (1 - SAME_SIZE):
                levels.append(size)
        return levels


def body_size(lines: Iterable[Line]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def bare(text: str) -> str:
    """For comparing: without blanks and dots."""
    return SPACES.sub("", text)

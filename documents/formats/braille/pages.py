"""Lines of 32 cells on pages of 18 lines, as Japanese braille books have them: the first line for the page's number."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.formats.braille.cells import Word, cut

WIDTH, LINES = 32, 18
# The page's number stands alone in the first.
TEXT_LINES = LINES - 1
_NUMBER, _FIGURES = "⠼", dict(zip("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """Cells with their blanks, the same in kana, and what was written, where a paragraph begins."""

    cells: str
    kana: str
    source: str = ""
    level: int = 0
    stays_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper."""

    number: int
    lines: list[Line] = field(default_factory=list)

    @property
    def cells(self) -> list[str]:
        """Everything on it, the line of its number first."""
        number = number_in_cells(self.number)
        return [f"{number:>{WIDTH}}", *(line.cells for line in self.lines)]


def number_in_cells(number: int) -> str:
    """A figure with its sign."""
    return _NUMBER + "".join(_FIGURES[figure] for figure in str(number))


def filled(words: list[Word], *, first: int, rest: int, width: int = WIDTH) -> Iterator[tuple[str, str]]:
    """Lines as cells and kana. A word is never parted unless no line could hold it."""
    cells = kana = " " * first
    for word in _short_enough(words, width - max(first, rest)):
        is_begun = bool(cells.strip())
        gap = word.gap if is_begun else 0
        if is_begun and len(cells) + gap + len(word.cells) > width:
            yield cells.rstrip(), kana.rstrip()
            cells = kana = " " * rest
            gap = 0
        cells, kana = cells + " " * gap + word.cells, kana + " " * gap + word.kana
    if cells.strip():
        yield cells.rstrip(), kana.rstrip()


def _short_enough(words: list[Word], room: int) -> Iterator[Word]:
    for word in words:
        rest = word
        while len(rest.cells) > room:
            head, rest = cut(rest, room)
            yield head
        yield rest


def on_pages(lines: list[Line], *, first_number: int = 1) -> list[Page]:
    """Pages in order; a heading goes with what it heads, and no page begins with an empty line."""
    pages: list[Page] = []
    rest = list(lines)
    while rest:
        while rest and not rest[0].cells:
            rest.pop(0)
        end = _end(rest)
        if rest:
            pages.append(Page(first_number + len(pages), _without_last_blanks(rest[:end])))
        rest = rest[end:]
    return pages


def _end(lines: list[Line]) -> int:
    end = min(TEXT_LINES, len(lines))
    if end == len(lines):
        return end
    last = end
    while last > 1 and (lines[last - 1].stays_with_next or not lines[last - 1].cells):
        last -= 1
    return last if last > 1 else end


def _without_last_blanks(lines: list[Line]) -> list[Line]:
    while lines and not lines[-1].cells:
        lines = lines[:-1]
    return lines

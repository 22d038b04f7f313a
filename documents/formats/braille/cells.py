"""Six dots: words of cells with the kana they are of, and the characters that braille printers take."""

from collections.abc import Iterator
from dataclasses import dataclass

# North American ASCII braille, U+2800 to U+283F in order: what every embosser and display reads as .brf.
ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_FIRST, _SIX_DOTS, _DOT_SEVEN = 0x2800, 0x40, 0x40
_CAPITAL, _FULL = "⠠", "⠿"
# The sign of libkuraji for a letter it has no cells for.
_UNKNOWN = "□"
# What begins a letter of two cells: a line never ends with it.
_BEGINS_A_LETTER = set("⠈⠘⠨⠐⠠⠰⠼⠢⠲⠸")


@dataclass(frozen=True, slots=True)
class Word:
    """Cells without a blank, the kana they stand for, and how many blanks go before."""

    cells: str
    kana: str
    gap: int = 1


def words_of(cells: str, kana: str, places: list[int]) -> list[Word]:
    """Cut at the blanks; ``places`` says of each cell of which kana it is."""
    spans = list(_spans(cells))
    found = []
    end_before = 0
    for number, (start, end) in enumerate(spans):
        until = places[spans[number + 1][0]] if number + 1 < len(spans) else len(kana)
        written = kana[places[start] : until].strip()
        found.append(Word("".join(map(_six_dots, cells[start:end])), written, min(start - end_before, 2)))
        end_before = end
    return found


def _spans(cells: str) -> Iterator[tuple[int, int]]:
    start = None
    for place, cell in enumerate(f"{cells} "):
        if cell in " ⠀":
            if start is not None:
                yield start, place
            start = None
        elif start is None:
            start = place


def _six_dots(cell: str) -> str:
    """Dot seven marks a Greek or Russian capital; with six dots a sign before it does."""
    if cell == _UNKNOWN:
        return _FULL
    code = ord(cell) - _FIRST
    return cell if code < _SIX_DOTS else _CAPITAL + chr(_FIRST + code % _SIX_DOTS)


def cut(word: Word, room: int) -> tuple[Word, Word]:
    """A word that is longer than a line, in two; not inside a letter, and in an address behind one of its signs."""
    at = room
    while at > 1 and word.cells[at - 1] in _BEGINS_A_LETTER:
        at -= 1
    share = round(len(word.kana) * at / len(word.cells))
    return Word(word.cells[:at], word.kana[:share], word.gap), Word(word.cells[at:], word.kana[share:], 0)


def in_ascii(cells: str) -> str:
    """For a file."""
    return "".join(ASCII[ord(cell) - _FIRST] if cell != " " else " " for cell in cells)

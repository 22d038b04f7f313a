"""The text in portions that fit beside a sheet of paper."""

import re
from dataclasses import dataclass, field

from documents.correcting.merging import words_of
from documents.correcting.models import Paper
from documents.correcting.stored import StoredBlock

# Where a file has no sheets: as much as one looks through in one go.
BLOCKS_WITHOUT_PAPER = 25
ENOUGH_TO_FIND, SHORTEST_CLUE, CELLS_TO_TRY = 24, 4, 12
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.DOTALL)


@dataclass(slots=True)
class Section:
    """What stands on one sheet, or one portion. ``number`` counts from 1."""

    number: int
    blocks: list[StoredBlock] = field(default_factory=list)

    @property
    def open_doubts(self) -> int:
        """How many blocks somebody should still look at."""
        return sum(1 for block in self.blocks if block.open_doubts)


def sections_of(blocks: list[StoredBlock], paper: Paper | None) -> list[Section]:
    """Every sheet, also one without words; blocks in staff's order."""
    shown = [block for block in blocks if not block.is_joined]
    pages = pages_of(shown, paper)
    if not any(pages):
        starts = range(0, max(1, len(shown)), BLOCKS_WITHOUT_PAPER)
        return [Section(number, shown[at : at + BLOCKS_WITHOUT_PAPER]) for number, at in enumerate(starts, start=1)]
    count = max([*pages, paper.pages if paper else 0])
    sections = [Section(number) for number in range(1, count + 1)]
    for block, page in zip(shown, pages, strict=True):
        sections[max(page, 1) - 1].blocks.append(block)
    return sections


def pages_of(blocks: list[StoredBlock], paper: Paper | None) -> list[int]:
    """The sheet of each block: where it was read, where its words are found, or that of its neighbour."""
    own = [0 if block.moved or block.extracted is None else block.block.page for block in blocks]
    if paper and paper.words and not any(block.block.box for block in blocks):
        # A sheet of a workbook is not a sheet of paper; its words say on which it was printed.
        own = _found_on(blocks, paper.words)
    first = next((page for page in own if page), 0)
    pages, last = [], first
    for page in own:
        last = page or last
        pages.append(last)
    return pages


def _found_on(blocks: list[StoredBlock], words: list[str]) -> list[int]:
    """Office files do not say where a page ends: look for the words on the printed sheets, going on from the last."""
    pages, sheet, at = [], 0, 0
    for block in blocks:
        found = next((place for wanted in _clues(block) if (place := _next_place(words, wanted, sheet, at))), None)
        if found:
            sheet, at = found
        pages.append(sheet + 1 if found else 0)
    return pages


def _clues(block: StoredBlock) -> list[str]:
    """How a block begins; for a table also its first cells, because its title may not have been printed."""
    html = block.extracted or ""
    pieces = [words_of(html)]
    if html.startswith("<table"):
        pieces += [words_of(cell) for cell in CELL.findall(html)[:CELLS_TO_TRY]]
    return [piece[:ENOUGH_TO_FIND] for piece in pieces if len(piece) >= SHORTEST_CLUE or piece == pieces[0] != ""]


def _next_place(words: list[str], wanted: str, sheet: int, at: int) -> tuple[int, int] | None:
    for number in range(sheet, len(words)):
        place = words[number].find(wanted, at if number == sheet else 0)
        if place >= 0:
            return number, place
    return None


def section_with(sections: list[Section], block_id: str) -> Section | None:
    """Where a block is shown."""
    return next((section for section in sections if any(block.id == block_id for block in section.blocks)), None)


def next_doubt(sections: list[Section], after: str = "") -> tuple[Section, StoredBlock] | None:
    """The next block to look at behind another one; from the beginning again where there is none behind it."""
    everything = [(section, block) for section in sections for block in section.blocks]
    start = next((place for place, (_, block) in enumerate(everything) if block.id == after), -1)
    in_turn = everything[start + 1 :] + everything[: start + 1]
    return next(((section, block) for section, block in in_turn if block.open_doubts and block.id != after), None)

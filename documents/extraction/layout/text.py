"""Sheets of paper put together to one text."""

from collections.abc import Iterable, Iterator

from documents.extraction.blocks import Block, Doubt
from documents.extraction.layout.bullets import in_place
from documents.extraction.layout.captions import with_captions
from documents.extraction.layout.frames import Edges
from documents.extraction.layout.furniture import furniture_of
from documents.extraction.layout.headings import Headings, body_size
from documents.extraction.layout.lines import Line
from documents.extraction.layout.notes import tie
from documents.extraction.layout.paper import Paper, around
from documents.extraction.layout.paragraphs import Passage, html_of, passages_of
from documents.extraction.layout.sheet import Sheet
from documents.extraction.layout.things import Thing
from documents.extraction.layout.words import marked

Bookmarks = dict[tuple[int, str], int]


def blocks_of(sheets: list[Sheet], bookmarks: Bookmarks | None = None) -> Iterator[Block]:
    """Everything that stands on the sheets, in the order of reading. ``bookmarks``: depth by page and words."""
    papers = {sheet.paper.number: sheet.paper for sheet in sheets}
    machine = {sheet.paper.number for sheet in sheets if sheet.by_machine}
    items = list(_without_furniture(sheets))
    lines = [item for item in items if isinstance(item, Line)]
    headings, edges = Headings(lines, bookmarks or {}), Edges(lines)
    found = list(with_captions(passages_of(items, headings, edges)))
    tie(found, headings.body_size)
    for block in _grouped(found, papers):
        by_machine = (Doubt.BY_MACHINE.value,) if block.page in machine else ()
        yield Block(block.html, block.page, block.box, (*block.doubts, *by_machine), block.removed)


def _without_furniture(sheets: list[Sheet]) -> Iterator[Line | Thing]:
    """What is taken for furniture stays as what is left out; staff are asked once for each, not on every page."""
    lines = [line for sheet in sheets for line in sheet.lines]
    heights = {sheet.paper.number: sheet.paper.height for sheet in sheets}
    furniture = furniture_of(lines, heights, body_size(lines))
    asked = set()
    for sheet in sheets:
        for item in in_place(sheet.items):
            if not isinstance(item, Line) or id(item) not in furniture:
                yield item
                continue
            kind = "".join(letter for letter in item.text if not letter.isdigit())
            doubts = () if kind in asked else (Doubt.FURNITURE.value,)
            asked.add(kind)
            yield Thing(f"<p>{marked(item.text, [])}</p>", item.box, item.page, doubts, removed=True)


def _grouped(found: Iterable[Passage | Thing], papers: dict[int, Paper]) -> Iterator[Block]:
    """One block for every passage; neighbouring points make one list."""
    points: list[Passage] = []
    for one in found:
        if isinstance(one, Passage) and one.tag == "li":
            points.append(one)
            continue
        if points and not (isinstance(one, Thing) and one.removed):
            yield _block(points, papers)
            points = []
        if isinstance(one, Passage):
            yield _block([one], papers)
        else:
            yield _block_of_thing(one, papers)
    if points:
        yield _block(points, papers)


def _block_of_thing(thing: Thing, papers: dict[int, Paper]) -> Block:
    box = papers[thing.page].share(thing.box)
    if thing.table is not None:
        return Block(thing.table.html(), thing.page, box, thing.table.doubts)
    return Block(thing.html, thing.page, box, thing.doubts, thing.removed)


def _block(passages: list[Passage], papers: dict[int, Paper]) -> Block:
    html = "".join(html_of(passage) for passage in passages)
    lines = [line for passage in passages for line in passage.lines]
    first = lines[0].page
    box = papers[first].share(around([line.box for line in lines if line.page == first]))
    doubts = sorted(set().union(*(passage.doubts for passage in passages)))
    if sum(line.beside for line in lines) > len(lines) / 2:
        doubts.append(Doubt.COLUMNS.value)
    return Block(f"<ul>{html}</ul>" if passages[0].tag == "li" else html, first, box, tuple(doubts))

"""Captions put to their tables and pictures, and tables that a page broke put together again."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from documents.extraction.layout.paragraphs import Passage
from documents.extraction.layout.things import Thing

OF_TABLE = re.compile(r"^(?:表|別表|Table|TABLE)[\s　]*[0-9０-９①-⑳一二三四五六七八九十]")
OF_FIGURE = re.compile(r"^(?:図|写真|グラフ|図表|Figure|Fig\.?|Photo)[\s　]*[0-9０-９①-⑳一二三四五六七八九十]")
LONGEST = 80
ENDS_FIGURE = "</figure>"


def with_captions(found: Iterable[Passage | Thing]) -> Iterator[Passage | Thing]:
    """The same, with every caption inside of what it tells about."""
    items = _joined_tables(list(found))
    taken: set[int] = set()
    for place, item in enumerate(items):
        if not isinstance(item, Thing) or item.removed:
            continue
        for neighbour in _neighbours(items, place):
            if id(neighbour) not in taken and _is_caption(neighbour, item):
                _give(item, neighbour.text)
                taken.add(id(neighbour))
                break
    return (item for item in items if id(item) not in taken)


def _joined_tables(items: list[Passage | Thing]) -> list[Passage | Thing]:
    """A table that goes on at the top of the next page is one table; what is left out may stand between."""
    joined: list[Passage | Thing] = []
    last: Thing | None = None
    for item in items:
        table = item.table if isinstance(item, Thing) else None
        if table and last and last.table and last.table.goes_on_in(table) and item_page(item) > item_page(last):
            last.table.add(table)
            continue
        joined.append(item)
        if isinstance(item, Passage) or not item.removed:
            last = item if isinstance(item, Thing) and item.table else None
    return joined


def item_page(item: Passage | Thing) -> int:
    """On which page it begins."""
    return item.page if isinstance(item, Thing) else item.lines[0].page


def _neighbours(items: list[Passage | Thing], place: int) -> Iterator[Passage]:
    """What stands right before and right after, not counting what is left out."""
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(items):
            item = items[at]
            if isinstance(item, Passage):
                yield item
                break
            if not item.removed:
                break
            at += step


def _is_caption(passage: Passage, thing: Thing) -> bool:
    if len(passage.text) > LONGEST or item_page(passage) != thing.page:
        return False
    return bool((OF_TABLE if thing.table else OF_FIGURE).match(passage.text))


def _give(thing: Thing, caption: str) -> None:
    if thing.table:
        thing.table.caption = caption
    elif thing.html.endswith(ENDS_FIGURE):
        words = f"<figcaption>{escape(caption, quote=False)}</figcaption>{ENDS_FIGURE}"
        thing.html = thing.html.removesuffix(ENDS_FIGURE) + words

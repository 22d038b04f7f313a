"""What stands on every page without belonging to the text: running heads, page numbers, readings above words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from documents.extraction.layout.lines import Line

PAGE_NUMBER = re.compile(
    r"^[\s\-–—‐－―(（]*(?:p\.?|P\.?)?\s*[0-9０-９ivxlcIVXLC]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?[\s\-–—‐－―)）]*(?:ページ|頁)?$"
)
# What the author's program itself calls no part of the text.
ARTIFACT = "artifact"
DIGITS = re.compile(r"[0-9０-９]+")
KANA = re.compile(r"^[ぁ-ゖァ-ヺー・　 ]+$")
FROM_PAGES, REPEATED_FROM_PAGES = 3, 3
SAME_HEIGHT = 6
LARGEST = 1.12
READING_SIZE, READING_GAP = 0.62, 0.4
EDGE_SHARE, APART, SHORT_HEAD = 0.14, 0.9, 25


def furniture_of(lines: Iterable[Line], heights: dict[int, float], body_size: float) -> set[int]:
    """The ``id`` of every line that is left out. ``heights`` are those of the pages."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    edges = [line for page, own in by_page.items() for line in _at_edges(own, heights[page])]
    places = Counter(_place(line) for line in edges)
    numbers = Counter(_place(line, without_digits=True) for line in edges if DIGITS.search(line.text))
    found = set()
    apart = {id(line) for own in by_page.values() for line in own if _stands_apart(line, own)}
    for line in edges:
        small = line.size <= body_size * LARGEST
        is_number = bool(PAGE_NUMBER.match(line.text)) and (len(by_page) == 1 or small)
        needed = min(REPEATED_FROM_PAGES, len(by_page))
        is_running = len(by_page) >= FROM_PAGES and id(line) in apart and small and places[_place(line)] >= needed
        counts_on = (
            id(line) in apart
            and small
            and len(by_page) >= FROM_PAGES
            and numbers[_place(line, without_digits=True)] >= needed
        )
        if is_number or is_running or counts_on:
            found.add(id(line))
    found |= {id(line) for own in by_page.values() for line in own if line.tag == ARTIFACT}
    return found | {id(line) for own in by_page.values() for line in _readings(own)}


def _at_edges(lines: list[Line], height: float) -> list[Line]:
    """The two outermost lines above and below, where they stand near the edge of the paper."""
    across = [line for line in lines if not line.vertical]
    by_height = sorted(across, key=lambda line: line.box[1])
    heads = [line for line in by_height[:3] if line.box[3] < height * EDGE_SHARE]
    feet = [line for line in by_height[-3:] if line.box[1] > height * (1 - EDGE_SHARE)]
    # A sheet with a few lines only has no edges to speak of: its number is where nothing else is.
    outermost = [by_height[0], by_height[-1]] if by_height else []
    lone = [line for line in outermost if PAGE_NUMBER.match(line.text)]
    return list({id(line): line for line in [*heads, *feet, *lone]}.values())


def _stands_apart(line: Line, lines: list[Line]) -> bool:
    """A running head keeps its distance from the text; the first line of a paragraph does not."""
    gaps = [max(other.box[1] - line.box[3], line.box[1] - other.box[3]) for other in lines if other is not line]
    beside = [gap for gap in gaps if gap > -line.size / 2]
    return not beside or min(beside) > line.size * APART or len(line.text) <= SHORT_HEAD


def _place(line: Line, *, without_digits: bool = False) -> tuple[str, int]:
    text = DIGITS.sub("#", line.text) if without_digits else line.text
    return text, round(line.box[3] / SAME_HEIGHT)


def _readings(lines: list[Line]) -> list[Line]:
    """Small kana right above a line of larger letters: voices and screens have readings of their own."""
    small = [line for line in lines if KANA.match(line.text) and len(line.text) <= 20]
    return [line for line in small if any(_is_above(line, other) for other in lines)]


def _is_above(small: Line, line: Line) -> bool:
    if small.vertical != line.vertical or small.size > line.size * READING_SIZE:
        return False
    inside = small.start >= line.start - line.size and small.end <= line.end + line.size
    gap = line.box[1] - small.box[3] if not line.vertical else small.box[0] - line.box[2]
    return inside and -line.size * 0.7 < gap < line.size * READING_GAP

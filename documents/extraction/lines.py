"""Lines of a printed page, and how they become paragraphs, headings and lists. Pure rules, no PDF in sight."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from html import escape

BULLET = re.compile(r"^[・•●○◆◇■□▪▫◎‣⁃\-–＊*➢✓]\s*(?=\S)")
LONE_BULLET = re.compile(r"^(?:[・•●○◆◇■□▪▫◎‣⁃]|[0-9]{1,2}[.)．）])$")
# A leading hyphen is only a bullet when a blank follows: 「-5度」 is a number.
NOT_A_BULLET = re.compile(r"^[-–*]\S")
NUMBERED = re.compile(r"^(?:[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．、]|第[0-9０-９一二三四五六七八九十]+[章節条])")
PAGE_NUMBER = re.compile(
    r"^[\s\-–—‐－―(（]*[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?[\s\-–—‐－―)）]*(?:ページ|頁)?$"
)
ENDS_SENTENCE = re.compile(r"[。．！？!?」』）)：:]$")
LATIN_END, LATIN_START = re.compile(r"[A-Za-z0-9,.;:]$"), re.compile(r"^[A-Za-z0-9(]")

BIG_HEADING, SMALL_HEADING = 1.35, 1.12
LONGEST_HEADING = 60
FULL_WITHIN_EMS = 2.5
SHORTEST_FULL_EMS = 12
RUNNING_HEAD_FROM_PAGES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, letter size and place in points from the page's bottom left."""

    text: str
    size: float
    left: float
    right: float
    bottom: float
    page: int


class Role(Enum):
    """What a line, or several joined ones, are in the document."""

    HEADING = "h2"
    SUBHEADING = "h3"
    ITEM = "li"
    PARAGRAPH = "p"


def html_of_lines(lines: list[Line]) -> str:
    """Paragraphs, headings and lists of a document."""
    lines = list(_without_furniture(_with_bullets_in_place(lines)))
    body_size = _body_size(lines)
    pieces, open_list = [], False
    for role, text in _joined(lines, body_size):
        if (role is Role.ITEM) is not open_list:
            pieces.append("</ul>" if open_list else "<ul>")
            open_list = not open_list
        pieces.append(f"<{role.value}>{escape(text)}</{role.value}>")
    return "".join(pieces) + ("</ul>" if open_list else "")


def _body_size(lines: Iterable[Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _without_furniture(lines: list[Line]) -> Iterator[Line]:
    """Leave out page numbers and what is repeated at the same height of most pages: nobody wants it read aloud."""
    heights: dict[int, list[float]] = {}
    for line in lines:
        heights.setdefault(line.page, []).append(line.bottom)
    places = Counter((line.text, round(line.bottom / 5)) for line in lines)
    for line in lines:
        at_edge = line.bottom in {min(heights[line.page]), max(heights[line.page])}
        is_number = at_edge and bool(PAGE_NUMBER.match(line.text))
        times = places[line.text, round(line.bottom / 5)]
        is_running_head = at_edge and len(heights) >= RUNNING_HEAD_FROM_PAGES and times > len(heights) / 2
        if not is_number and not is_running_head:
            yield line


def _with_bullets_in_place(lines: list[Line]) -> list[Line]:
    """Some makers of PDFs paint all bullets after the words; put each before the line at its right."""
    stray = [line for line in lines if LONE_BULLET.match(line.text)]
    placed = [line for line in lines if line not in stray]
    for bullet in stray:
        beside = (
            index
            for index, line in enumerate(placed)
            if line.page == bullet.page
            and abs(line.bottom - bullet.bottom) < line.size / 2
            and 0 <= line.left - bullet.left < line.size * 4
        )
        if (index := next(beside, None)) is not None:
            placed[index] = replace(placed[index], text=f"{_marker(bullet.text)}{placed[index].text}")
    return placed


def _marker(bullet: str) -> str:
    """A number keeps its order; every other mark is only a mark."""
    return f"{bullet} " if bullet[0].isdigit() else "・"


def _joined(lines: list[Line], body_size: float) -> Iterator[tuple[Role, str]]:
    edges = _right_edges(lines)
    role, text, last = Role.PARAGRAPH, "", None
    for line in lines:
        own_role = _role(line, body_size)
        if last is not None and _continues(role, last, line, own_role, edges):
            text = _glue(text, line.text)
        else:
            if text:
                yield role, _without_bullet(role, text)
            role, text = own_role, line.text
        last = line
    if text:
        yield role, _without_bullet(role, text)


def _role(line: Line, body_size: float) -> Role:
    if len(line.text) <= LONGEST_HEADING and line.size >= body_size * SMALL_HEADING:
        return Role.HEADING if line.size >= body_size * BIG_HEADING else Role.SUBHEADING
    if BULLET.match(line.text) and not NOT_A_BULLET.match(line.text):
        return Role.ITEM
    return Role.PARAGRAPH


def _continues(role: Role, last: Line, line: Line, own_role: Role, edges: dict[tuple[int, int], float]) -> bool:
    """Whether the line before was broken only because the paper ended."""
    if role in {Role.HEADING, Role.SUBHEADING}:
        is_near = last.page == line.page and 0 < last.bottom - line.bottom < line.size * 2.2
        return own_role is role and is_near and abs(last.size - line.size) < 1 and _is_full(last, edges)
    if own_role is not Role.PARAGRAPH or line.text.startswith("　") or NUMBERED.match(line.text):
        return False
    if _is_new_block(last, line):
        return False
    return _is_full(last, edges)


def _is_new_block(last: Line, line: Line) -> bool:
    """A gap of more than a line, or an indent of one letter after a full stop, opens a new paragraph."""
    same_page = last.page == line.page
    gap = last.bottom - line.bottom
    if same_page and gap > line.size * 2.6:
        return True
    indented = line.left - last.left > line.size * 0.8
    return indented and bool(ENDS_SENTENCE.search(last.text))


def _is_full(line: Line, edges: dict[tuple[int, int], float]) -> bool:
    """Whether it reaches the end of its column. On a poster of short lines, none does."""
    is_long = line.right - line.left >= line.size * SHORTEST_FULL_EMS
    return is_long and line.right >= edges[_column(line)] - line.size * FULL_WITHIN_EMS


def _right_edges(lines: list[Line]) -> dict[tuple[int, int], float]:
    """How far the lines of each column reach."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault(_column(line), []).append(line)
    return {column: _edge(own) for column, own in columns.items()}


def _edge(lines: list[Line]) -> float:
    """The farthest place where several lines end; a single long address that runs over the margin is none."""
    rights = sorted((line.right for line in lines), reverse=True)
    enough = max(2, len(lines) // 20)
    ems = FULL_WITHIN_EMS * max(line.size for line in lines)
    shared = (right for right in rights if sum(1 for other in rights if right - ems <= other <= right) >= enough)
    return next(shared, rights[0])


def _column(line: Line) -> tuple[int, int]:
    """Lines that begin in the same quarter of the paper belong to one column (A4 is 595 points wide)."""
    return line.page, int(line.left // 150)


def _glue(text: str, more: str) -> str:
    """Japanese joins without a blank, Latin words with one."""
    blank = " " if LATIN_END.search(text) and LATIN_START.match(more) else ""
    return f"{text}{blank}{more}"


def _without_bullet(role: Role, text: str) -> str:
    return (BULLET.sub("", text) if role is Role.ITEM else text).strip(" 　")

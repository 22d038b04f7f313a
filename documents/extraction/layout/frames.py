"""Where lines end by themselves and where only because their column ends."""

from collections import defaultdict
from dataclasses import dataclass, field

from documents.extraction.layout.lines import Line
from documents.extraction.layout.words import needs_room

FULL_WITHIN_EMS, ROOM_TO_SPARE = 2.5, 0.6
SHORTEST_FULL_EMS = 12
FEWEST_LINES = 3
SAME_START = 30
COLUMN_FROM_LETTERS = 4
LEADINGS = 2.9


@dataclass(slots=True)
class Frame:
    """Lines that follow each other in one column."""

    lines: list[Line] = field(default_factory=list)

    @property
    def leading(self) -> float:
        """From one line to the next, as most of them stand."""
        steps = sorted(
            after.across - line.across
            for line, after in zip(self.lines, self.lines[1:], strict=False)
            if after.across > line.across
        )
        return steps[len(steps) // 3] if steps else 0.0

    @property
    def edge(self) -> float | None:
        """The farthest place where several lines end; a single long address that runs over the margin is none."""
        ends = sorted((line.end for line in self.lines), reverse=True)
        enough = max(2, len(ends) // 20)
        width = FULL_WITHIN_EMS * max(line.size for line in self.lines)
        shared = (end for end in ends if sum(1 for other in ends if end - width <= other <= end) >= enough)
        return next(shared, None)


class Edges:
    """For every line whether it is full, and how far the next one should be."""

    def __init__(self, lines: list[Line]) -> None:
        self._edge: dict[int, float] = {}
        self._leading: dict[int, float] = {}
        mark_columns(lines)
        frames = list(_frames(lines))
        usual = _usual_edges(frames)
        for frame in frames:
            edge, leading = frame.edge, frame.leading
            for line in frame.lines:
                here = edge if edge is not None and len(frame.lines) >= FEWEST_LINES else usual.get(_kind(line), edge)
                self._edge[id(line)] = max(own.end for own in frame.lines) if here is None else here
                self._leading[id(line)] = leading or line.size * 1.8

    def is_full(self, line: Line, after: Line) -> bool:
        """Whether it reaches the end of its column, or what comes after did not fit there any more.

        On a poster of short lines, none does.
        """
        is_long = line.end - line.start >= line.size * SHORTEST_FULL_EMS
        ended = line.text.endswith(("。", "．"))
        room = FULL_WITHIN_EMS if ended else max(FULL_WITHIN_EMS, needs_room(after.text) + ROOM_TO_SPARE)
        return is_long and line.end >= self._edge[id(line)] - line.size * room

    def leading(self, line: Line) -> float:
        """How far the next line is expected."""
        return self._leading[id(line)]


def mark_columns(lines: list[Line]) -> None:
    """Say of every line whether another column runs beside it."""
    by_page: dict[tuple[int, bool], list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.text) >= COLUMN_FROM_LETTERS:
            by_page[line.page, line.vertical].append(line)
    for own in by_page.values():
        own.sort(key=lambda line: line.across)
        for place, line in enumerate(own):
            for other in own[place + 1 : place + 12]:
                if _stand_beside(line, other):
                    line.beside = other.beside = True


def _stand_beside(line: Line, other: Line) -> bool:
    apart = other.start >= line.end or line.start >= other.end
    return apart and abs(other.across - line.across) < line.size * 0.7


def _frames(lines: list[Line]) -> list[Frame]:
    frames: list[Frame] = []
    last = None
    for line in lines:
        if last is None or not _same_frame(last, line):
            frames.append(Frame())
        frames[-1].lines.append(line)
        last = line
    return frames


def _same_frame(last: Line, line: Line) -> bool:
    if (last.page, last.vertical, last.beside) != (line.page, line.vertical, line.beside):
        return False
    overlaps = min(last.end, line.end) > max(last.start, line.start)
    return overlaps and 0 < line.across - last.across < max(last.size, line.size) * LEADINGS * 1.4


def _kind(line: Line) -> tuple[bool, bool, int]:
    return line.vertical, line.beside, round(line.start / SAME_START)


def _usual_edges(frames: list[Frame]) -> dict[tuple[bool, bool, int], float]:
    """Columns that end alike on other pages say where a short frame would have ended."""
    ends: dict[tuple[bool, bool, int], list[float]] = defaultdict(list)
    for frame in frames:
        if len(frame.lines) >= FEWEST_LINES and (edge := frame.edge) is not None:
            ends[_kind(frame.lines[0])].append(edge)
    return {kind: sorted(found)[len(found) // 2] for kind, found in ends.items()}

"""Where each part of a text begins in somebody's reading of it. No clock, no database, no sound.

Guessed from how long the parts are and from where the reader was silent.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

# A beginning is looked for this far around where it would be at an even pace: part of the whole, and seconds.
REACH, LEAST_REACH = 0.15, 8.0
MOST_CANDIDATES = 60
# A sentence is looked for this many seconds around where it would be in its section.
NEAR = 30.0
# How uneven people read: a part differs by a quarter and a third of a second from what its length tells.
UNEVEN, HESITATION = 0.25, 0.3
# What a second of silence before a beginning speaks for it; longer than this tells nothing more.
SILENCE_COUNTS, LONG_SILENCE = 5.0, 2.5
# Among sentences, so many times more before a heading.
HEADING_COUNTS = 3.0
_TIME = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d{1,3})?)")


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch in which nobody speaks, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Place:
    """A place where a part may begin, the best way to it, and what that way costs."""

    at: float
    bonus: float
    cost: float = 0.0
    before: int = 0


def beginnings_of_groups(groups: Sequence[Sequence[float]], silences: Sequence[Silence], *, end: float) -> list[float]:
    """When each section begins, if its sentences have about these lengths.

    Found by its sentences: people do not always pause longer before a heading than after a full stop, but forty
    sentences fit into eighty silences in hardly more than one way.
    """
    coarse = beginnings([sum(group) for group in groups], silences, start=0.0, end=end)
    even: list[float] = []
    for group, start, stop in zip(groups, coarse, [*coarse[1:], end][: len(coarse)], strict=True):
        even += _evenly(group, start, stop)[:-1]
    firsts = list(accumulate(map(len, groups), initial=0))[:-1]
    lengths = _scaled([length for group in groups for length in group], end)
    found = _set(lengths, silences, even, (0.0, end, NEAR), headings=frozenset(firsts))
    return [found[first] for first in firsts]


def beginnings(lengths: Sequence[float], silences: Sequence[Silence], *, start: float, end: float) -> list[float]:
    """When each part begins, if parts of about these ``lengths`` were read from ``start`` to ``end``.

    Of all ways to set the beginnings into the silences, the one in which every part has about its length; the longer
    a silence, the likelier a beginning.
    """
    reach = max(LEAST_REACH, REACH * (end - start))
    return _set(_scaled(lengths, end - start), silences, _evenly(lengths, start, end)[:-1], (start, end, reach))


def _scaled(lengths: Sequence[float], seconds: float) -> list[float]:
    whole = sum(lengths) or 1.0
    return [length / whole * seconds for length in lengths]


def _evenly(lengths: Sequence[float], start: float, end: float) -> list[float]:
    """Where each part would begin at an even pace, and where the last one ends."""
    return list(accumulate(_scaled(lengths, end - start), initial=start))


def _set(
    expected: list[float],
    silences: Sequence[Silence],
    even: list[float],
    bounds: tuple[float, float, float],
    headings: frozenset[int] = frozenset(),
) -> list[float]:
    """The cheapest way: every beginning around its even place, within reach; headings after the longer silences."""
    start, end, _reach = bounds
    if len(expected) < 2:
        return [start] * len(expected)
    rows = [[_Place(start, 0.0)]]
    for number, at in enumerate(even[1:]):
        places = _candidates(at, silences, bounds, HEADING_COUNTS if number + 1 in headings else 1.0)
        rows.append(_steps(rows[-1], places, expected[number]))
    last = _steps(rows[-1], [_Place(end, 0.0)], expected[-1])[0]
    return _way_back(rows, last.before)


def _candidates(
    at: float, silences: Sequence[Silence], bounds: tuple[float, float, float], counts: float
) -> list[_Place]:
    """The silences around, the longest of them if there are many; and the even place, for who never paused."""
    start, end, reach = bounds
    near = [each for each in silences if abs(each.end - at) <= reach and start < each.end < end]
    near = sorted(near, key=lambda each: (-each.seconds, each.end))[:MOST_CANDIDATES]
    found = [_Place(each.end, min(each.seconds, LONG_SILENCE) * SILENCE_COUNTS * counts) for each in near]
    return sorted([*found, _Place(at, 0.0)], key=lambda place: place.at)


def _steps(before: list[_Place], places: list[_Place], expected: float) -> list[_Place]:
    """For each place the cheapest way to it."""
    uneven = UNEVEN * expected + HESITATION
    return [_cheapest(before, place, expected, uneven) for place in places]


def _cheapest(before: list[_Place], place: _Place, expected: float, uneven: float) -> _Place:
    best, cost = 0, float("inf")
    for number, earlier in enumerate(before):
        # Nobody reads backwards; such a way is taken only where there is no other.
        backwards = 1e6 if place.at <= earlier.at and expected else 0.0
        asked = earlier.cost + ((place.at - earlier.at - expected) / uneven) ** 2 + backwards - place.bonus
        if asked < cost:
            best, cost = number, asked
    return _Place(place.at, place.bonus, cost, best)


def _way_back(rows: list[list[_Place]], last: int) -> list[float]:
    found: list[float] = []
    for row in reversed(rows):
        found.append(row[last].at)
        last = row[last].before
    ordered = list(accumulate(reversed(found), max))
    return [round(at, 3) for at in ordered]


def ends(starts: Sequence[float], silences: Sequence[Silence], *, end: float) -> list[float]:
    """When each part ends: where the silence before the next one begins."""
    before = {round(each.end, 3): each.start for each in silences}
    following = [*starts[1:], end][: len(starts)]
    return [max(start, before.get(round(at, 3), at)) for start, at in zip(starts, following, strict=True)]


def time_in_words(seconds: float) -> str:
    """1:23.4, as players show it; people need tenths to find a beginning."""
    tenths = round(seconds * 10)
    hours, rest = divmod(tenths, 36_000)
    minutes, rest = divmod(rest, 600)
    clock = f"{minutes:02}:{rest // 10:02}.{rest % 10}" if hours else f"{minutes}:{rest // 10:02}.{rest % 10}"
    return f"{hours}:{clock}" if hours else clock


def time_typed(text: str) -> float | None:
    """What staff typed, however wide: 1:23, 1：23.4, 83, 1:02:03. None when it is no time."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _TIME.fullmatch(plain)
    if not found:
        return None
    hours, minutes, seconds = (float(each or 0) for each in found.groups())
    if found[2] and seconds >= 60:
        return None
    return hours * 3600 + minutes * 60 + seconds

"""Words of a text with their readings.

Open JTalk reads; what the neighbours decide (context) and names of places (places) are known better and go before it;
the town's own table goes before everything.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from django.utils.module_loading import import_string

from accessibility.readings import table
from accessibility.readings.alignment import HAN, HAS_HAN, Fixed, Word, aligned
from accessibility.readings.context import decided
from accessibility.readings.kana import hiragana
from accessibility.readings.places_of_words import KNOWN_SHAPES, Found
from accessibility.readings.table import ReadingTable

__all__ = ["HAN", "HAS_HAN", "Word", "aligned", "words"]

Token = tuple[int, int, str, bool]
# Open JTalk refuses more than some 10,000 characters at once, and only hostile sentences have 1,000.
LONGEST = 1_000
# Zero-width spaces and joiners, soft hyphens, marks of direction: they stay where they are, but no word is cut by them.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_OTHER_SHAPE = re.compile("[𠮟塡剝頰𠮷]")
_DIGITS = re.compile(r"[0-9０-９,，.．]+")
# 2022三浦 is a year and a name: Open JTalk would count on.
_COUNTED_ON = re.compile(r"(?<=[0-9０-９])(?=[一二三四五六七八九])")
# 11月 is read over 月 alone, as 3時 is; 2人 (ふたり) is a word of its own.
_COUNTED = re.compile(r"([0-9０-９]+)([月年時円])")
_COUNTERS = {"月": "がつ", "年": "ねん", "時": "じ", "円": "えん"}
# （土） stands for a day; Open JTalk gives the brackets a reading too.
_DAY_IN_BRACKETS = re.compile(r"([（(])([月火水木金土日祝])([)）])")
_DAYS = {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち", "祝": "しゅく"}


def words(text: str, page_id: int | None = None) -> list[Word]:
    """Every character of ``text`` in order; words with kanji have their reading, on one page or on any."""
    if not HAS_HAN.search(text):
        return [Word(text, None)]
    seen, readings = _INVISIBLE.sub("", text), table.current(page_id)
    found = [word for piece in _pieces(seen.translate(KNOWN_SHAPES)) for word in _read_all(piece, readings)]
    return found if seen == text and not _OTHER_SHAPE.search(text) else list(_as_written(text, found))


def _pieces(text: str) -> Iterator[str]:
    """What is read in one go: no more than Open JTalk takes."""
    edges = [0, *(found.start() for found in _COUNTED_ON.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        yield from (text[place : min(place + LONGEST, end)] for place in range(start, end, LONGEST))


def _as_written(text: str, found: list[Word]) -> Iterator[Word]:
    """The words with the characters of ``text``: its invisible ones, and its shapes of kanji."""
    place = 0
    for word in found:
        start = place
        for _character in word.text:
            while _INVISIBLE.match(text, place):
                place += 1
            place += 1
        yield word._replace(text=text[start:place])
    if place < len(text):
        yield Word(text[place:], None)


@cache
def _open_jtalk() -> Callable[[str], list[Token]]:
    """Loaded at the first miss only: page workers, which find their rubies in the store, stay small."""
    found: Callable[[str], list[Token]] = import_string("accessibility.readings.open_jtalk.morphemes")
    return found


@cache
def _places() -> Callable[[str], Iterator[Fixed]]:
    found: Callable[[str], Iterator[Fixed]] = import_string("accessibility.readings.places.places")
    return found


def _read_all(text: str, readings: ReadingTable) -> Iterator[Word]:
    tokens = _merged(text)
    fixed = _known_better(text, tokens, readings)
    place = 0
    for start, end, reading, is_sign in _cut(text, tokens, [edge for each in fixed for edge in each[:2]]):
        if start > place:
            yield Word(text[place:start], None)
        while fixed and fixed[0].end <= start:
            fixed.pop(0)
        if fixed and fixed[0].start <= start:
            yield from fixed[0].words if start == fixed[0].start else ()
        else:
            yield from _read(text[start:end], None if is_sign else hiragana(reading), readings.own)
        place = end
    if place < len(text):
        yield Word(text[place:], None)


def _known_better(text: str, tokens: list[Token], readings: ReadingTable) -> list[Fixed]:
    """In order and apart from each other. The town's own words are left to Open JTalk, which has them in its table.

    Those of the page are not in it, and go before the town's.
    """
    chosen = [_of_page(text, found) for found in readings.of_page_in(text)]
    taken = [(each.start, each.end) for each in chosen]
    taken += [found.span() for word in readings.found_in(text) for found in re.finditer(re.escape(word), text)]
    for each in (*decided(text), *(each for each in _places()(text) if not _agreed(each, tokens))):
        if all(each.end <= start or end <= each.start for start, end in taken):
            taken.append((each.start, each.end))
            chosen.append(each)
    return sorted(chosen)


def _of_page(text: str, found: Found) -> Fixed:
    parts = aligned(text[found.start : found.end], found.reading)
    return Fixed(found.start, found.end, tuple(word._replace(is_name=bool(word.reading)) for word in parts))


def _agreed(name: Fixed, tokens: list[Token]) -> bool:
    """Whether Open JTalk reads a name the same, as 豊島 and 区内 for 豊島区: cutting there would spoil what follows."""
    over = [token for token in tokens if token[0] < name.end and token[1] > name.start]
    said = hiragana("".join(reading for *_span, reading, is_sign in over if not is_sign))
    return said.startswith("".join(word.reading or hiragana(word.text) for word in name.words))


def _cut(text: str, tokens: list[Token], edges: list[int]) -> list[Token]:
    """Open JTalk's words; read again in two parts at the first of ``edges`` that lies inside one of them."""
    torn = next((edge for edge in edges if any(start < edge < end for start, end, *_rest in tokens)), None)
    if torn is None:
        return tokens
    earlier, later = text[:torn], text[torn:]
    after = _cut(later, _merged(later), [edge - torn for edge in edges if edge > torn])
    before = _cut(earlier, _merged(earlier), [edge for edge in edges if edge < torn])
    return before + [(start + torn, end + torn, reading, is_sign) for start, end, reading, is_sign in after]


def _merged(text: str) -> list[Token]:
    """Open JTalk writes 30 as 三 and 十 on the same characters; such pieces are put together."""
    found: list[Token] = []
    for start, end, reading, is_sign in _open_jtalk()(text):
        if end <= start:
            continue
        if found and start < found[-1][1]:
            last = found.pop()
            found.append((last[0], max(end, last[1]), last[2] + reading, last[3] and is_sign))
        else:
            found.append((start, end, reading, is_sign))
    return found


def _read(surface: str, reading: str | None, own: frozenset[str]) -> Iterator[Word]:
    if reading is None or not HAS_HAN.search(surface) or _DIGITS.fullmatch(surface):
        yield Word(surface, None)
    elif day := _DAY_IN_BRACKETS.fullmatch(surface):
        yield from (Word(day[1], None), Word(day[2], _DAYS[day[2]]), Word(day[3], None))
    elif (counted := _COUNTED.fullmatch(surface)) and reading.endswith(_COUNTERS[counted[2]]):
        yield from (Word(counted[1], None), Word(counted[2], _COUNTERS[counted[2]]))
    elif unicodedata.normalize("NFKC", surface) in own:
        yield from (word._replace(is_name=True) for word in aligned(surface, reading))
    else:
        yield from aligned(surface, reading)

"""Words of a text with their readings."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from django.utils.module_loading import import_string

from accessibility.readings import table
from accessibility.readings.table import hiragana

HAN = r"々〆〇〻㐀-䶿一-鿿豈-﫿𠀀-𯨟"
_HAN_OR_DIGIT = re.compile(rf"[{HAN}ヵヶ0-9０-９]")
_HAS_HAN = re.compile(rf"[{HAN}]")
_DIGITS = re.compile(r"[0-9０-９,，.．]+")
_RUN = re.compile(rf"[{HAN}ヵヶ0-9０-９]+|[^{HAN}ヵヶ0-9０-９]+")
# 妊産婦の方: a person (かた). 北の方, その方がよい: a direction or a choice (ほう).
_PERSON = re.compile(
    r"(?:(?<=[のるたいなす])|(?<=[一-龯]の))方(?=[はもをにへでとの、。々・「（(\s]|$|がた|から|向け|対象|限定|同士|ご|お)"
)
_NOT_A_PERSON = re.compile(
    r"(?:(?<!以)[東西南北上下左右前後]|この|その|あの|どちら|両|多い|少ない|早い|よい|良い|いい"
    r"|大きい|小さい|新しい|古い|安い|[所駅庁館])の?$"
)


# 11月 is read over 月 alone, as 3時 is; 5日 (いつか) and 2人 (ふたり) are words of their own.
_COUNTED = re.compile(r"([0-9０-９]+)([月年時円])")
_COUNTERS = {"月": "がつ", "年": "ねん", "時": "じ", "円": "えん"}
# （土） stands for a day; Open JTalk gives the brackets a reading too.
_DAY_IN_BRACKETS = re.compile(r"([（(])([月火水木金土日祝])([)）])")
_DAYS = {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち", "祝": "しゅく"}


class Word(NamedTuple):
    """A stretch of text and its reading in hiragana, or None where none is needed."""

    text: str
    reading: str | None
    # Of the town's own reading table: hard to read whatever its kanji.
    is_name: bool = False


def words(text: str) -> list[Word]:
    """Every character of ``text`` in order; words with kanji have their reading."""
    if not _HAS_HAN.search(text):
        return [Word(text, None)]
    return list(_words(text))


@cache
def _open_jtalk() -> Callable[[str], list[tuple[int, int, str, bool]]]:
    """Loaded at the first miss only: page workers, which find their rubies in the store, stay small."""
    found: Callable[[str], list[tuple[int, int, str, bool]]] = import_string(
        "accessibility.readings.open_jtalk.morphemes"
    )
    return found


def _words(text: str) -> Iterator[Word]:
    place = 0
    for start, end, reading, is_sign in _merged(text):
        if start > place:
            yield Word(text[place:start], None)
        found = _read(text, start, end, None if is_sign else hiragana(reading))
        yield from (word._replace(is_name=True) for word in found) if _is_name(text[start:end]) else found
        place = end
    if place < len(text):
        yield Word(text[place:], None)


def _is_name(surface: str) -> bool:
    return unicodedata.normalize("NFKC", surface) in table.current().own


def _merged(text: str) -> list[tuple[int, int, str, bool]]:
    """Open JTalk writes 30 as 三 and 十 on the same characters; such pieces are put together."""
    found: list[tuple[int, int, str, bool]] = []
    for start, end, reading, is_sign in _open_jtalk()(text):
        if end <= start:
            continue
        if found and start < found[-1][1]:
            last = found.pop()
            found.append((last[0], max(end, last[1]), last[2] + reading, last[3] and is_sign))
        else:
            found.append((start, end, reading, is_sign))
    return found


def _read(text: str, start: int, end: int, reading: str | None) -> Iterator[Word]:
    surface = text[start:end]
    if reading is None or not _HAS_HAN.search(surface) or _DIGITS.fullmatch(surface):
        yield Word(surface, None)
    elif surface == "方" and is_a_person(text, start):
        yield Word(surface, "かた")
    elif day := _DAY_IN_BRACKETS.fullmatch(surface):
        yield from (Word(day[1], None), Word(day[2], _DAYS[day[2]]), Word(day[3], None))
    elif (counted := _COUNTED.fullmatch(surface)) and reading.endswith(_COUNTERS[counted[2]]):
        yield from (Word(counted[1], None), Word(counted[2], _COUNTERS[counted[2]]))
    else:
        yield from aligned(surface, reading)


def is_a_person(text: str, place: int) -> bool:
    """Whether 方 at ``place`` is somebody (かた) and no side of anything (ほう)."""
    return bool(_PERSON.match(text, place)) and not _NOT_A_PERSON.search(text[:place])


def people_in_kana(text: str) -> str:
    """「妊娠中の方の」 as 「妊娠中のかたの」, for the voice: Open JTalk alone makes people a direction."""
    return re.sub("方", lambda found: "かた" if is_a_person(text, found.start()) else "方", text)


def aligned(surface: str, reading: str) -> list[Word]:
    """The reading over the kanji only: 申し込み is 申(もう)し込(こ)み; where kana cannot anchor it, over the word."""
    runs = _RUN.findall(surface)
    pattern = "".join("(.+?)" if _HAN_OR_DIGIT.match(run) else f"({re.escape(hiragana(run))})" for run in runs)
    found = re.fullmatch(pattern, reading)
    if not found:
        return [Word(surface, reading)]
    parts = zip(runs, found.groups(), strict=True)
    return [Word(run, said if _HAN_OR_DIGIT.match(run) and said != run else None) for run, said in parts]

"""Words of a sentence for libkuraji: Open JTalk's, with the readings of furigana and of the town, cut as braille wants.

libkuraji puts blanks between words by their parts of speech, as MeCab with an IPA dictionary names them; Open JTalk
carries such a dictionary. What it reads otherwise than our furigana does is read as furigana. Loads both dictionaries:
only the worker that makes braille comes here.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pyopenjtalk
from sudachipy import Dictionary, SplitMode, Tokenizer

from accessibility.readings.kana import HAS_HAN, hiragana, katakana
from accessibility.readings.open_jtalk import use_town_readings
from accessibility.readings.words import words
from documents.formats.braille.mending import mended
from documents.formats.braille.morphs import BLANK, COUNTER, NAME, NOUN, NUMBER, Morph

_FIELDS = 12
# After these, ウ is a long vowel.
_DRAWN = set("オコソトノホモヨロゴゾドボポョヲウクスツヌフムユルグズヅブプュ")
_HIRAGANA = re.compile(r"[ぁ-ん]")
_DIGITS = re.compile(r"[０-９]")
_COUNTED = re.compile(r"([０-９]+)([^０-９]+)")
_LATIN_AND_KANA = re.compile(r"([Ａ-Ｚａ-ｚ]+)([ァ-ヶー]{2,})")
_SHORTEST_COMPOUND = 3
_PLEASE = "ください"


def morphs(text: str, page_id: int | None = None) -> list[Morph]:
    """The words of ``text`` (NFKC) in order. MeCab forgets blanks, so it is asked piece by piece."""
    use_town_readings()
    found: list[Morph] = []
    for piece in text.split(" "):
        found += [BLANK] if found else []
        found += _read_as_furigana(piece, mecab(piece), page_id) if piece else []
    return mended(list(_sounded([part for morph in found for part in _parts(morph)])))


def drawn(reading: str) -> str:
    """とうきょう and ゆうびん are written トーキョー and ユービン; せんせい stays センセイ (点訳のてびき 2章)."""
    written = ""
    for letter in katakana(reading):
        is_long = letter == "ウ" and written[-1:] in _DRAWN
        written += "ー" if is_long and written else letter
    return written


def noun(surface: str, reading: str, kinds: tuple[str, str, str, str] = NOUN) -> Morph:
    """A noun that is read so."""
    return Morph(surface, kinds, reading=katakana(reading), spoken=drawn(reading))


def mecab(text: str) -> list[Morph]:
    """Open JTalk's words, as they are."""
    return [_morph(line) for line in pyopenjtalk.run_mecab(text) if line]


def _morph(line: str) -> Morph:
    fields = line.split(",")
    if len(fields) < _FIELDS - 2:
        return Morph(fields[0], (fields[1], fields[2], fields[3], fields[4]))
    kinds, inflection = (fields[1], fields[2], fields[3], fields[4]), (fields[5], fields[6], fields[7])
    # Some words of the dictionary have 就学 as シュウガク even as it is said; ュウ is always long.
    return Morph(fields[0], kinds, inflection, fields[8], fields[9].replace("’", "").replace("ュウ", "ュー"))


def _read_as_furigana(text: str, found: list[Morph], page_id: int | None) -> list[Morph]:
    """Words whose readings differ take those of furigana, which knows neighbours, places and the town's table."""
    if sum(len(morph.surface) for morph in found) != len(text):
        return found
    pieces = [(piece.text, piece.reading or hiragana(piece.text)) for piece in words(text, page_id)]
    merged: list[Morph] = []
    for group, reading in _aligned(found, pieces):
        merged += group if _agree(group, reading) else [_read_so(group, reading)]
    return merged


def _aligned(found: list[Morph], pieces: list[tuple[str, str]]) -> Iterator[tuple[list[Morph], str]]:
    """Fewest words and pieces that begin and end together."""
    rest = iter(pieces)
    group: list[Morph] = []
    reading, behind = "", 0
    for morph in found:
        group.append(morph)
        behind += len(morph.surface)
        while behind > 0:
            written, said_so = next(rest, ("", ""))
            if not written:
                break
            behind -= len(written)
            reading += said_so
        if behind == 0:
            yield group, reading
            group, reading = [], ""
    if group:
        yield group, ""


def _agree(group: list[Morph], reading: str) -> bool:
    written = "".join(morph.surface for morph in group)
    is_plain = not HAS_HAN.search(written) or bool(_DIGITS.search(written))
    ours = "".join(morph.reading or morph.surface for morph in group)
    return is_plain or not reading or drawn(hiragana(ours)) == drawn(reading)


def _read_so(group: list[Morph], reading: str) -> Morph:
    if len(group) == 1:
        return replace(group[0], reading=katakana(reading), spoken=drawn(reading))
    return noun("".join(morph.surface for morph in group), reading, NAME)


def _parts(morph: Morph) -> Iterator[Morph]:
    """Figures and Latin letters apart from what follows them; compounds as their words."""
    if counted := _COUNTED.fullmatch(morph.surface):
        yield from (Morph(figure, NUMBER, ("*", "*", figure), "ゼロ", "ゼロ") for figure in counted[1])
        yield _counter(counted[2])
    elif latin := _LATIN_AND_KANA.fullmatch(morph.surface):
        yield Morph(latin[1], ("名詞", "固有名詞", "組織", "*"))
        yield noun(latin[2], hiragana(latin[2]))
    elif morph.kinds[0] == "感動詞" and morph.surface.endswith(_PLEASE) and morph.surface != _PLEASE:
        yield noun(morph.surface.removesuffix(_PLEASE), hiragana(morph.reading).removesuffix(_PLEASE))
        yield Morph(_PLEASE, ("動詞", "自立", "*", "*"), ("*", "*", "くださる"), "クダサイ", "クダサイ")
    elif morph.kinds[0] == "名詞" and _is_compound(morph):
        yield from _split(morph)
    else:
        yield morph


def _is_compound(morph: Morph) -> bool:
    """深読み and 手作り are one word; 後期高齢者 is three."""
    is_long = len(morph.surface) >= _SHORTEST_COMPOUND
    return is_long and bool(morph.reading) and not _HIRAGANA.search(morph.surface)


def _counter(written: str) -> Morph:
    known = {"月": "がつ", "日": "にち", "年": "ねん", "時": "じ", "円": "えん", "人": "にん"}
    if written in known:
        return noun(written, known[written], COUNTER)
    after = mecab(f"２{written}")[1:]
    reading = "".join(each.reading for each in after)
    return noun(written, hiragana(reading) or written, COUNTER)


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)


def _split(morph: Morph) -> Iterator[Morph]:
    """後期高齢者 as 後期 and 高齢 and 者, where Sudachi's shortest words make up the same reading."""
    found = list(_tokenizer().tokenize(morph.surface))
    readings = [part.reading_form() for part in found]
    is_same = "".join(readings) == morph.reading and len(morph.reading) == len(morph.spoken)
    if len(found) < 2 or not is_same:
        yield morph
        return
    place = 0
    for part, reading in zip(found, readings, strict=True):
        spoken = morph.spoken[place : place + len(reading)]
        place += len(reading)
        yield Morph(
            part.surface(), _kinds_of(part.part_of_speech(), morph), ("*", "*", part.surface()), reading, spoken
        )


def _kinds_of(sudachi: tuple[str, ...], whole: Morph) -> tuple[str, str, str, str]:
    if sudachi[0] == "接尾辞":
        return ("名詞", "接尾", "一般", "*")
    if sudachi[0] == "接頭辞":
        return ("接頭詞", "名詞接続", "*", "*")
    return whole.kinds if whole.kinds[1:3] in {("固有名詞", "地域"), ("固有名詞", "人名")} else NOUN


# 分, 本, 匹 … change their first sound after some figures (点訳のてびき: as it is said).
_HARD = {"フ": "プ", "ホ": "ポ", "ハ": "パ", "ヒ": "ピ", "ヘ": "ペ"}
_SOUNDED = {
    "分": "013468", "本": "0168", "杯": "0168", "匹": "0168", "泊": "013468", "票": "0168", "歩": "0168", "発": "0168",
    "分間": "013468", "百": "68",
}  # fmt: skip
_SOFT = {"ハ": "バ", "ヒ": "ビ", "ヘ": "ベ", "ホ": "ボ", "カ": "ガ", "ケ": "ゲ", "ソ": "ゾ"}
_SOFT_AFTER_THREE = {"本", "杯", "匹", "階", "軒", "足"}


def _sounded(found: list[Morph]) -> Iterator[Morph]:
    before = ""
    for morph in found:
        figure = unicodedata.normalize("NFKC", before)[-1:]
        yield _sounded_after(figure, morph) if figure.isdigit() and morph.spoken else morph
        before = morph.surface


def _sounded_after(figure: str, morph: Morph) -> Morph:
    if figure in _SOUNDED.get(morph.surface, ()):
        return _changed(morph, _HARD)
    return _changed(morph, _SOFT) if figure == "3" and morph.surface in _SOFT_AFTER_THREE else morph


def _changed(morph: Morph, sounds: dict[str, str]) -> Morph:
    first = sounds.get(morph.spoken[0], morph.spoken[0])
    return replace(morph, reading=first + morph.reading[1:], spoken=first + morph.spoken[1:])

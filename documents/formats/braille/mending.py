"""Where Japanese braille wants a blank, or none, and the dictionary's kinds of words say otherwise.

The rules are those of 点訳のてびき (第3章, 分かち書き); each mends what was seen in the tuned half of
tests/bench/braille_words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from documents.formats.braille.morphs import BLANK, NOUN, Morph

# 「お越しください」「ご参加いただく」: written apart from what they follow.
_APART = {"くださる", "下さる", "いただく", "頂く", "いたす", "致す", "申し上げる", "ござる", "ございます"}
_APART_VERB = ("動詞", "自立", "*", "*")
# 「分かりやすい」「使いにくい」: one word.
_TIED = {"やすい", "易い", "にくい", "難い", "づらい", "がたい"}
_TOWNS, _LONGER_TOWNS, _OFFICES = set("市区都府"), set("町村県"), {"役場", "役所", "議会"}
_LATIN = re.compile(r"[Ａ-Ｚａ-ｚ]+")
_CELLS = re.compile("[\u2800-\u28ff]")
_HAN = re.compile(r"[一-龯々]")
_SHORT = 2
_WORDS = {"名詞", "動詞", "形容詞", "副詞", "連体詞", "接続詞"}
# 防災対策: long enough to stand alone.
_LONG_END = re.compile(r"[一-龯々]{2,}")
_KATAKANA = re.compile(r"[ァ-ヶー]+")
_FIGURE = re.compile(r"[０-９0-9]")


def mended(found: list[Morph]) -> list[Morph]:
    """The words with their kinds set right, tied words as one, and blanks where one must be."""
    return list(_with_blanks(list(_tied([_apart(morph) for morph in found]))))


def _apart(morph: Morph) -> Morph:
    """ある and ござる are verbs to braille, also after で; so is what makes a request polite."""
    is_being = morph.inflection[0] == "五段・ラ行アル" or morph.inflection[2] in {"ある", "ござる"}
    if is_being or (morph.kinds[0] in {"動詞", "助動詞"} and morph.inflection[2] in _APART):
        return replace(morph, kinds=_APART_VERB)
    if (
        morph.kinds[1] == "接尾"
        and morph.kinds[2] != "助数詞"
        and _LONG_END.fullmatch(morph.surface)
        and _beats(morph) > _SHORT
    ):
        return replace(morph, kinds=NOUN)
    return morph


def _tied(found: list[Morph]) -> Iterator[Morph]:
    held: Morph | None = None
    for morph in found:
        if held is not None and any(is_one(held, morph) for is_one in _ONE_WORD):
            held = _joined(held, morph)
            continue
        if held is not None:
            yield held
        held = morph
    if held is not None:
        yield held


def _is_tied(before: Morph, morph: Morph) -> bool:
    return before.kinds[0] == "動詞" and morph.kinds[1] == "非自立" and morph.inflection[2] in _TIED


def _is_torn(before: Morph, morph: Morph) -> bool:
    """リー and ガル: a foreign word that the dictionary does not have."""
    are_foreign = _KATAKANA.fullmatch(before.surface) and _KATAKANA.fullmatch(morph.surface)
    return bool(are_foreign) and min(len(before.surface), len(morph.surface)) <= _SHORT


def _is_short_end(before: Morph, morph: Morph) -> bool:
    """離乳食, 放送局, 休止日等: what is one kanji and short belongs to the noun before it."""
    is_end = (
        morph.kinds[0] == "名詞" and morph.kinds[1] in {"一般", "接尾"} and morph.kinds[2] not in {"人名", "助数詞"}
    )
    is_short = len(morph.surface) == 1 and bool(_HAN.fullmatch(morph.surface)) and 0 < _beats(morph) <= _SHORT
    is_noun = before.kinds[0] == "名詞" and before.kinds[1] not in {"数", "非自立", "代名詞", "副詞可能"}
    return is_end and is_short and is_noun and bool(before.reading) and _beats(before) > 1


def _is_office(before: Morph, morph: Morph) -> bool:
    """市役所, 区民, 町役場: a town that is not named goes with what it has."""
    is_short = before.surface in _TOWNS or (before.surface in _LONGER_TOWNS and morph.surface in _OFFICES)
    return is_short and before.kinds[0] == morph.kinds[0] == "名詞" and morph.kinds[1] != "数"


_ONE_WORD = (_is_tied, _is_short_end, _is_torn, _is_office)


def _beats(morph: Morph) -> int:
    return sum(letter not in "ァィゥェォャュョヮ" for letter in morph.spoken)


def _joined(before: Morph, morph: Morph) -> Morph:
    return replace(
        before,
        surface=before.surface + morph.surface,
        inflection=morph.inflection,
        reading=before.reading + morph.reading,
        spoken=before.spoken + morph.spoken,
    )


def _with_blanks(found: list[Morph]) -> Iterator[Morph]:
    yield from found[:1]
    for before, morph in pairwise(found):
        if _needs_blank(before, morph):
            yield BLANK
        yield morph


def _needs_blank(before: Morph, morph: Morph) -> bool:
    """2回 実施, 1月 5日, 今 SDGs: written apart, whatever the dictionary thinks of such pairs."""
    if _CELLS.match(morph.surface):
        return False
    if before.kinds[2] == "助数詞":
        return morph.kinds[0] in _WORDS and morph.kinds[1] not in {"接尾", "非自立"}
    is_latin = bool(_LATIN.fullmatch(morph.surface)) and len(morph.surface) > 1
    is_joined = _LATIN.fullmatch(before.surface) or _FIGURE.fullmatch(before.surface)
    return is_latin and before.kinds[0] != "記号" and not is_joined

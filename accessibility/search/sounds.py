"""When two words are nearly the same: by ear, and by one character.

People who only know a word by its sound leave out long vowels, っ and voicing marks (よやくひっき for ようやくひっき,
てすうりよう for てすうりょう); everybody strikes a wrong key once in a while.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

_ROWS: Final = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}
_VOWEL: Final = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
# After each vowel, what only draws it out.
_DRAWN: Final = {"あ": "あ", "い": "い", "う": "う", "え": "えい", "お": "おう"}
_ALIKE: Final = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖぢづを", "ぁぃぅぇぉっやゆよわかけじずお")
_SMALL: Final = str.maketrans("ぁぃぅぇぉ", "あいうえお")
_UNHEARD: Final = {"っ", "ー", "゙", "゚", "・"}


def hiragana(text: str) -> str:
    """Katakana as hiragana; everything else stays."""
    return "".join(chr(ord(letter) - 96) if "ァ" <= letter <= "ヶ" else letter for letter in text)


def fold(reading: str) -> str:
    """A reading in hiragana without what people get wrong: long vowels, っ, small kana, voicing marks."""
    # Small vowels are no drawing-out: パーティ and ぱーてい sound alike, but ふぁ must keep its あ.
    bare = unicodedata.normalize("NFD", hiragana(reading).translate(_ALIKE))
    kept = ""
    for kana in bare:
        if kana in _UNHEARD or (kept and kana in _DRAWN.get(_VOWEL.get(kept[-1], ""), "")):
            continue
        kept += kana.translate(_SMALL)
    return kept


def within_one(one: str, other: str) -> bool:
    """Whether one character put in, left out, changed, or changed places with its neighbour makes them the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[:2][::-1] and one[2:] == other[2:]


def distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or changed."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def halves(text: str) -> tuple[str, str]:
    """Beginning and end with the whole's length: of two texts that differ by one character, one half is the same."""
    middle = (len(text) + 1) // 2
    return f"{len(text)}{text[:middle]}", f"{len(text)}{text[middle:]}"


def possible_halves(typed: str) -> Iterator[tuple[str, str]]:
    """The halves that a text may have which differs from the typed one by one character."""
    for length in range(max(len(typed) - 1, 2), len(typed) + 2):
        middle = (length + 1) // 2
        yield f"{length}{typed[:middle]}", f"{length}{typed[len(typed) - (length - middle) :]}"


def swapped(typed: str) -> list[str]:
    """The text with each two neighbours changed about: a swap across the middle leaves neither half."""
    return [typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1)]

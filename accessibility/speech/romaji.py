"""Japanese in Latin letters, as in the addresses of towns (city.saku.nagano.jp)."""

import re

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_SYLLABLES = {row + vowel: kana for row, line in _ROWS.items() for vowel, kana in zip(_VOWELS, line, strict=True)} | {
    "ya": "ヤ", "yu": "ユ", "yo": "ヨ", "wa": "ワ", "wo": "ヲ", "shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ",
    "ji": "ジ", "n": "ン",
}  # fmt: skip
_SMALL = {"a": "ャ", "u": "ュ", "o": "ョ"}
_SYLLABLES |= {
    stem + vowel: kana + _SMALL[vowel]
    for stem, kana in {
        "ky": "キ", "sh": "シ", "ch": "チ", "ny": "ニ", "hy": "ヒ", "my": "ミ", "ry": "リ", "gy": "ギ", "j": "ジ",
        "by": "ビ", "py": "ピ",
    }.items()
    for vowel in _SMALL
}  # fmt: skip
_WORD = re.compile(rf"(?:{'|'.join(sorted(_SYLLABLES, key=len, reverse=True))})+")
_SYLLABLE = re.compile("|".join(sorted(_SYLLABLES, key=len, reverse=True)))
_DOUBLED = re.compile(r"([kstpc])(?=\1)")


def kana(word: str) -> str:
    """``word`` in katakana, or nothing when it is not Japanese in Latin letters."""
    lower = word.lower()
    parts = _DOUBLED.split(lower)
    plain = "".join(parts[::2])
    if len(word) < 3 or not _WORD.fullmatch(plain):
        return ""
    return _SYLLABLE.sub(lambda found: _SYLLABLES[found[0]], _DOUBLED.sub("ッ", lower))

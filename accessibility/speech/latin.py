"""Latin letters among Japanese: names that people say as words, abbreviations that they spell, and the rest.

The rest (``Running``, ``SAITAMA``) stays as it is: how Japanese people say it is looked up where sound is made
(readings/wording.py).
"""

import re

from accessibility.speech.characters import LETTERS, NAMES
from accessibility.speech.romaji import kana

# Shorter ones are spelled even where they could be said: AED, TMO.
SHORTEST_WORD = 4
_ONSET = (
    "b|bl|br|c|ch|chr|cl|cr|d|dr|dw|f|fl|fr|g|gh|gl|gr|h|j|k|kh|kl|kn|kr|l|m|n|p|ph|pl|pr|q|r|rh|s|sc|sch|scr|sh|shr|sk|"
    "sl|sm|sn|sp|sph|spl|spr|st|str|sw|t|th|thr|tr|ts|tw|v|w|wh|wr|x|y|z|ky|gy|ny|hy|by|py|my|ry"
)
_MIDDLE = "[bcdfghjklmnpqrstvwxz]{1,4}"
_END = (
    "[bcdfgklmnprstvwxyz]|bs|ch|ck|cks|ct|cts|ds|ff|ft|fts|gh|ght|ghts|gs|ks|lb|ld|lds|lf|lk|ll|lls|lm|lp|ls|lt|lts|lth|"
    "mb|mp|mps|ms|nce|nch|nd|nds|ng|ngs|nk|nks|ns|nt|nts|nth|ps|pt|ph|rb|rc|rch|rd|rds|rf|rg|rk|rks|rl|rls|rm|rms|rn|"
    "rns|rp|rs|rst|rt|rts|rth|sh|sk|sm|sp|ss|st|sts|tch|th|ths|ts|tt|tz|wd|wl|wn|ws|xt|zz"
)
_SAYABLE = re.compile(rf"(?:{_ONSET})?[aeiouy]+(?:{_MIDDLE}[aeiouy]+)*(?:{_END})?")
# iPS, PayPay, eスポーツ: each part for itself.
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_FIRST_SOUNDS = {
    "a": "アエオイ", "b": "バビブベボヴ", "c": "カキクケコサシスセソチ", "d": "ダヂヅデドジ", "e": "エイアオ",
    "f": "ハヒフヘホ", "g": "ガギグゲゴジ", "h": "ハヒフヘホ", "i": "イアエ", "j": "ジヤユ",
    "k": "カキクケコナニノ", "l": "ラリルレロ", "m": "マミムメモ", "n": "ナニヌネノン", "o": "オアウ",
    "p": "パピプペポフ", "q": "カキクケコ", "r": "ラリルレロ", "s": "サシスセソシ", "t": "タチツテトザ",
    "u": "ウアユ", "v": "ヴバビブベボ", "w": "ワウラオ", "x": "エクザキ", "y": "ヤユヨイ", "z": "ザジズゼゾ",
}  # fmt: skip
_PLURAL = re.compile(r"([A-Z]{2,})s")


def in_latin(word: str) -> str:
    """A known name as people say it, an abbreviation letter by letter, anything else as it is."""
    known = _known(word)
    if known:
        return known
    return "".join(_part(part) for part in word.split("-"))


def _known(word: str) -> str | None:
    return NAMES.get(word.lower().replace("’", "'"))


def _part(word: str) -> str:
    if plural := _PLURAL.fullmatch(word):
        return f"{spelled(plural[1])}ズ"
    pieces = _PARTS.findall(word)
    if "'" in word or "’" in word or len(pieces) < 2:
        return _known(word) or _one(word)
    return "".join(_known(piece) or _one(piece) for piece in pieces)


def _one(word: str) -> str:
    """Capitals are spelled unless they are built like a word; other letters only where no vowel is among them."""
    if word.isupper():
        return word if len(word) >= SHORTEST_WORD and is_sayable(word) else spelled(word)
    return word if len(word) > 1 and re.search(r"[aeiouy]", word.lower()) else spelled(word)


def with_kana(word: str, kana: str) -> str:
    """CAP（キャップ）: the kana alone, where they say the same letters."""
    says_it = kana[0] in _FIRST_SOUNDS[word[0].lower()] and len(kana) <= len(word) + 2
    return kana if says_it or kana == in_latin(word) else f"{word}({kana})"


def is_sayable(word: str) -> bool:
    """Whether it is built like a word: vowels between consonants that may stand together."""
    return bool(_SAYABLE.fullmatch(re.sub(r"[^a-z]", "", word.lower())))


def spelled(word: str) -> str:
    """Letter by letter."""
    return "".join(LETTERS.get(letter.upper(), letter) for letter in word)


def in_address(part: str) -> str:
    """Part of an address: a name, Japanese in Latin letters, a word, or letters one by one."""
    known = NAMES.get(part.lower()) or kana(part)
    if known or not part.isalpha():
        return known or part
    return part.lower() if len(part) >= SHORTEST_WORD and is_sayable(part) else spelled(part)

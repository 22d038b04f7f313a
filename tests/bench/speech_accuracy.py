"""How many real strings are said as a Japanese listener expects: the whole string, from HTML to Open JTalk's kana."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from accessibility.readings.kana import hiragana, katakana
from accessibility.readings.wording import heard
from accessibility.speech.normalise import speakable
from accessibility.speech.script import sentences

FOLDER = Path(__file__).parent / "spoken_words"
HALVES = ("tuned", "held-out")
_DIGITS = {
    "0": "ゼロ|レエ|マル", "1": "イチ", "2": "ニイ?", "3": "サン", "4": "ヨン|シ", "5": "ゴオ?", "6": "ロク",
    "7": "ナナ|シチ", "8": "ハチ", "9": "キュウ|ク",
}  # fmt: skip
_PIECE = re.compile(r"\[(?P<digits>[\d-]+)\]|\{(?P<either>[^}]*)\}|(?P<kana>[^\[{]+)")
# One sound written in two ways. Pauses are not judged, and 十 before a doubled sound is said both ways.
_SAME = str.maketrans("ヲヅヂ", "オズジ")
_ROWS = {
    "ア": "アカサタナハマヤラワガザダバパャァ", "イ": "イキシチニヒミリギジビピィ",
    "ウ": "ウクスツヌフムユルグズブプュゥヴ",
    "エ": "エケセテネヘメレゲゼデベペェ", "オ": "オコソトノホモヨロゴゾドボポョォ",
}  # fmt: skip
_VOWEL = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
_NO_SOUND = re.compile(r"[^ァ-ヶー]")


@dataclass(frozen=True, slots=True)
class Judged:
    """A string, what should be heard and what is."""

    source: str
    text: str
    right: str
    said: str
    is_right: bool

    def __str__(self) -> str:
        return f"{self.text} → {hiragana(self.said)} ({self.right})"


@cache
def judge(half: str) -> tuple[Judged, ...]:
    """Each string of a half."""
    return tuple(_judged(*line.split("\t")) for line in _lines(half))


def share(judged: tuple[Judged, ...]) -> float:
    """Right ones of a hundred."""
    return 100 * sum(each.is_right for each in judged) / len(judged)


def _lines(half: str) -> Iterator[str]:
    for line in (FOLDER / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def _judged(source: str, text: str, right: str) -> Judged:
    spoken = (speakable(each.text) for each in sentences(f"<p>{escape(text)}</p>"))
    said = folded("".join(heard(words) for words in spoken if words))
    return Judged(source, text, right, said, bool(re.fullmatch(_pattern(right), said)))


def _pattern(right: str) -> str:
    """What may be heard, as an expression over folded kana."""
    return "".join(_expression(found) for found in _PIECE.finditer(right))


def _expression(found: re.Match[str]) -> str:
    if found["digits"]:
        return "ノ?".join("".join(f"(?:{_DIGITS[digit]})" for digit in group) for group in found["digits"].split("-"))
    if found["either"] is not None:
        return f"(?:{'|'.join(map(folded, found['either'].split('|')))})"
    return folded(found["kana"])


def folded(kana: str) -> str:
    """Katakana in one spelling for each sound; everything that is not kana goes."""
    said = ""
    for letter in _NO_SOUND.sub("", katakana(kana)).translate(_SAME):
        before = _VOWEL.get(said[-1:], "")
        drawn = letter == "ー" or before + letter in {"オウ", "エイ"}
        said += before if drawn else letter
    return said.replace("ジュッ", "ジッ")

"""Kanji that primary school does not teach, and words that leave open what is meant."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule, Weight
from accessibility.easy_japanese.passage import Passage, Token
from accessibility.readings.grades import school_year

PRIMARY_SCHOOL = 6
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
HAN = re.compile(r"[々一-鿿]")
# What to write depends on what is meant, so nearly nothing can be put in its place.
VAGUE: dict[str, str | None] = {
    "速やかに": "すぐに",
    "すみやかに": "すぐに",
    "早急に": "すぐに",
    "早めに": None,
    "お早めに": None,
    "なるべく": None,
    "できる限り": None,
    "可能な限り": None,
    "できるだけ": None,
    "原則として": None,
    "原則": None,
    "基本的に": None,
    "適宜": None,
    "随時": "いつでも",
    "若干名": None,
    "若干": None,
    "概ね": None,
    "おおむね": None,
    "多少": None,
    "一定の": None,
    "相当の": None,
    "相応の": None,
    "所定の": "決められた",
    "しかるべき": None,
    "必要に応じて": None,
    "必要に応じ": None,
    "状況により": None,
    "状況に応じて": None,
    "場合によっては": None,
    "場合があります": "ことがあります",
    "当面": None,
    "当分の間": None,
    "しばらくの間": None,
    "後日": None,
    "近日中": None,
    "その他": "ほかの",
    "そのほか": None,
    "諸般の": None,
    "各種": "いろいろな",
    "等": "など",
    "程度": "くらい",
    "前後": None,
    "ご遠慮ください": "しないでください",
    "ご遠慮願います": "しないでください",
    "お控えください": "しないでください",
    "ご承知おきください": None,
}
_VAGUE = re.compile("|".join(sorted(map(re.escape, VAGUE), key=len, reverse=True)))


def hard_kanji(passage: Passage) -> Iterator[Finding]:
    """Words with kanji that are taught after primary school, or never."""
    for token in passage.tokens:
        hard = [letter for letter in token.surface if HAN.match(letter) and school_year(letter) > PRIMARY_SCHOOL]
        if hard:
            yield _kanji(token, "".join(hard))


def _kanji(token: Token, hard: str) -> Finding:
    what = _("「%(word)s」の「%(kanji)s」は、小学校で習わない漢字です。") % {"word": token.surface, "kanji": hard}
    if token.is_name:
        suggestion = _("名前は変えないで、ふりがなを付けてください。")
    else:
        words = {"reading": token.reading.translate(_HIRAGANA)}
        suggestion = _("ほかの言葉にするか、ひらがなで「%(reading)s」と書いてください。") % words
    return Finding(token.start, token.end, Rule.KANJI, what, suggestion, weight=Weight.HINT)


def vague_words(passage: Passage) -> Iterator[Finding]:
    """When is 速やかに, and how many are 若干名."""
    for match in _VAGUE.finditer(passage.text):
        # 平等, 程度の低い…: only whole words.
        if match.start() not in passage.starts or match.end() not in passage.ends:
            continue
        what = _("「%(word)s」は、はっきりしません。") % {"word": match[0]}
        suggestion = _("いつ、いくつ、どんなとき、を書いてください。")
        yield Finding(match.start(), match.end(), Rule.VAGUE, what, suggestion, VAGUE[match[0]])

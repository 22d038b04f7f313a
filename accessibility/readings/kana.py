"""Kanji told from kana, and kana as they are written and as they are said."""

import re

HAN = r"々〆〇〻㐀-䶿一-鿿豈-﫿𠀀-𯨟"
HAS_HAN = re.compile(rf"[{HAN}]")

_O_ROW, _E_ROW = set("オコソトノホモヨロゴゾドボポョヲ"), set("エケセテネヘメレゲゼデベペ")


def hiragana(kana: str) -> str:
    """Katakana as hiragana; everything else stays."""
    return "".join(chr(ord(letter) - 96) if "ァ" <= letter <= "ヶ" else letter for letter in kana)


def katakana(kana: str) -> str:
    """Hiragana as katakana; everything else stays."""
    return "".join(chr(ord(letter) + 96) if "ぁ" <= letter <= "ゖ" else letter for letter in kana)


def said(reading: str) -> str:
    """とうきょう is said トーキョー."""
    heard = ""
    for letter in katakana(reading):
        drawn = (letter == "ウ" and heard[-1:] in _O_ROW) or (letter == "イ" and heard[-1:] in _E_ROW)
        heard += "ー" if drawn and heard else letter
    return heard

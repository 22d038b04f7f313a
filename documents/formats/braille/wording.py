"""Text made ready for braille: signs that have none of their own there are put into words, decoration is left out."""

import re
import unicodedata

from accessibility.readings.places_of_words import KNOWN_SHAPES
from accessibility.rewriting import clock_time, rewritten, rule

# Cells that stand for signs of print which libkuraji does not know.
WAVE, DOTS, DASH = "⠤⠤", "⠂⠂⠂", "⠒⠒"
UNKNOWN = "〓"
_UNITS = {
    "℡": "電話", "☎": "電話", "☏": "電話", "📞": "電話", "✉": "メール", "㎡": "平方メートル", "㎢": "平方キロメートル",
    "㎞": "キロメートル", "㎝": "センチメートル", "㎜": "ミリメートル", "㎏": "キログラム", "㎎": "ミリグラム",
    "㏄": "シーシー", "㍍": "メートル", "㌔": "キロ", "㍑": "リットル", "㌘": "グラム", "℃": "度", "㈱": "株式会社",
    "㈲": "有限会社", "№": "ナンバー", "½": "2分の1", "⅓": "3分の1", "¼": "4分の1", "㊗": "(祝)", "♿": "車いす",
}  # fmt: skip
_ALIKE = {"〜": "~～〰∼", "-": "−‐‑–", "《": "≪〈＜", "》": "≫〉＞", "→": "⇒➡➔▶", "・": "•‣◦", " ": "\u00a0"}
_BEFORE_NFKC = str.maketrans(
    _UNITS
    | {letter: sign for sign, letters in _ALIKE.items() for letter in letters}
    | dict.fromkeys("…‥", DOTS)
    | dict.fromkeys("—―─━", DASH)
)
# Scripts that have cells.
_KNOWN_LETTER = re.compile(
    r"CJK|HIRAGANA|KATAKANA|LATIN|GREEK|CYRILLIC|IDEOGRAPHIC|FULLWIDTH|HALFWIDTH|FEMININE|MASCULINE|VERTICAL"
)
_SIGNS_KNOWN = set("〒→←※☆★○●◎□■△▲▽▼◇◆×⠀")


RULES = (
    # 氏　名: letters spread to fill a line.
    rule("(?<!\\S)\\S(?:[\u3000 ][^\\s\\x00-\\x7f])+(?!\\S)", lambda m: re.sub(r"\s", "", m[0])),
    # What only draws the eye to a line.
    rule(r"^[●■◆◎◇□▼▲▽△★☆○◯▪◉❖➤]+\s*", ""),
    rule(r"(?<=\d)\s*[:]\s*([0-5]\d)(?!\d)", r":\1"),
    rule(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])", clock_time),
    rule(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)", lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日"),
    rule(r"(?<![\d/])(1[0-2]|[1-9])/(3[01]|[12]\d|[1-9])(?=\([月火水木金土日])", r"\1月\2日"),
    rule(r"\[(\d+)\]", r"(\1)"),
    rule(r"(?<=[^\x00-\x7f]):\s*|(?<=\d):\s*(?=[^\x00-\x7f])", ": "),
    # Before a caption it is a table, not a front side.
    rule(r"^表: ", "ひょう: "),
    rule(r"<([^<>]+)>", r"《\1》"),
    rule(r"\((?:株)\)", "株式会社"),
    rule(r"\((?:有)\)", "有限会社"),
    rule(r"\((?:一社)\)", "一般社団法人"),
    rule(r"\((?:社福)\)", "社会福祉法人"),
    rule(r"(?<![\d時分日月年度円歳人〜])〜(?=\D)([^〜]{2,40})〜(?=$|[^\d])", r"「\1」"),
    rule(r"(?<=[ぁ-ん])〜(?=[ぁ-ん]{1,2}(?![ぁ-ん一-龯ァ-ヶ]))", "ー"),
    rule(r"(?<=[\d時分日月年度円名人歳頃ろ])\s*〜\s*(?=$|[、。）)」])", "から"),
    rule(r"\s*〜\s*", WAVE),
    rule(r"・{2,}|\.{3,}|。{2,}", DOTS),
    rule(f"(?:{DOTS})+", DOTS),
    rule(f"(?:{DASH})+", DASH),
    rule(r"(?<![\d.,])1人(?![口前])", "ひとり"),
    rule(r"(?<![\d.,])2人(?![口前])", "ふたり"),
    rule(r"(?<![一-龯\d])年(?=\d+回)", "ねん"),
    rule(r"(?<![一-龯\d])月(?=\d+回)", "つき"),
    rule(r"申込(?![みむめもまん])", "申し込み"),
    rule(r"問合せ", "問い合わせ"),
    rule(r"(?<=\d)\s*km(?![A-Za-z])", "キロメートル"),
    rule(r"(?<=\d)\s*cm(?![A-Za-z])", "センチメートル"),
    rule(r"(?<=\d)\s*m(?![A-Za-z\d])", "メートル"),
    rule(r"[¥\\]\s*(\d[\d,]*)", r"\1円"),
    rule(r"\s+", " "),
)  # fmt: skip


def worded(text: str) -> str:
    """What libkuraji is given. Letters that braille has no cells for stand as 〓."""
    text = unicodedata.normalize("NFKC", text.translate(_BEFORE_NFKC)).translate(KNOWN_SHAPES)
    return rewritten("".join(map(_kept, text)).strip(), RULES).strip()


def _kept(letter: str) -> str:
    """Pictures are decoration; a letter that cannot be written is shown to be missing."""
    category = unicodedata.category(letter)
    if category in {"Cs", "Co", "Cn", "Cf", "Mn", "Sk"} and letter not in "゛゜":
        return ""
    if category == "Cc":
        return " "
    if category.startswith("L") and not _KNOWN_LETTER.match(unicodedata.name(letter, "")):
        return UNKNOWN
    if category == "So" and letter not in _SIGNS_KNOWN and not "\u2800" <= letter <= "\u28ff":
        return ""
    return letter

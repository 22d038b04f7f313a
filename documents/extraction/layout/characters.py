"""Characters that PDFs hand out instead of those that stand on the paper."""

import unicodedata

UNREADABLE = "〓"
NOT_CHARACTERS = {0x0, 0xFFFD, 0xFFFE, 0xFFFF}
PRIVATE = range(0xE000, 0xF900)
# Symbol and Wingdings put their marks of lists there.
BULLETS = {0xF0B7, 0xF06C, 0xF06E, 0xF075, 0xF076, 0xF0A7, 0xF0A8, 0xF0D8, 0xF0FC, 0xF09F, 0x2022}
# What pdfium hands out for a hyphen at the end of a line.
BROKEN_WORD = "\x02"
# Only forms that mean the same: NFKC would also turn ① into 1 and ㈱ into (株), which are words of the paper.
FORMS = (
    range(0xFB00, 0xFB07),  # ﬁ ﬂ
    range(0x2F00, 0x2FD6),  # radicals that some fonts name instead of the character
    range(0x2E80, 0x2F00),
    range(0xF900, 0xFB00),  # the same character coded twice
)
CODED_TWICE = 0xF900
# Turned punctuation of vertical writing; NFKC would make some of it narrow.
UPRIGHT = dict(
    zip(
        "︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︐︑︒︓︔︕︖︙︰︱︳",
        "（）｛｝〔〕【】《》〈〉「」『』，、。：；！？…：―＿",
        strict=True,
    )
)
# Radicals whose only decomposition is in the Unihan data, not in NFKC.
RADICALS = {"⺟": "母", "⻑": "長", "⻘": "青", "⻝": "食", "⻭": "歯", "⻯": "竜", "⻲": "亀", "⻨": "麦", "⻩": "黄", "⻤": "鬼", "⺠": "民", "⻄": "西", "⻆": "角", "⻌": "辶", "⻁": "虎", "⻅": "見", "⻉": "貝", "⻋": "車", "⻓": "長", "⻔": "門", "⻙": "韋", "⻚": "頁", "⻛": "風", "⻜": "飛", "⻢": "馬", "⻣": "骨", "⻥": "魚", "⻦": "鳥", "⻫": "斉", "⻬": "斉"}  # fmt: skip  # noqa: E501


def readable(character: str) -> tuple[str, bool, bool]:
    """The character as a reader would write it, whether that is another, and whether nobody could tell."""
    code = ord(character)
    if code in BULLETS:
        return "・", False, False
    if code in NOT_CHARACTERS or code in PRIVATE or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE, False, True
    if character in UPRIGHT:
        return UPRIGHT[character], False, False
    if code < FORMS[2].start or not any(code in forms for forms in FORMS):
        return character, False, False
    written = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    # A radical is never meant; a ligature or a character coded twice may stand in a name.
    return written, written != character and code >= CODED_TWICE, False

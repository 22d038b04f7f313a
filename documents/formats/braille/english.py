"""English in uncontracted braille (Unified English Braille, grade 1), for documents that are written in English."""

import re
from collections.abc import Iterator

from documents.formats.braille.cells import Word

_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
_FIGURES = dict(zip("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", strict=True))
_SIGNS = {
    ",": "⠂", ".": "⠲", ";": "⠆", ":": "⠒", "?": "⠦", "!": "⠖", "'": "⠄", "’": "⠄", "‘": "⠄", "-": "⠤", "–": "⠠⠤",
    "—": "⠠⠤", "(": "⠐⠣", ")": "⠐⠜", "[": "⠨⠣", "]": "⠨⠜", "/": "⠸⠌", "\\": "⠸⠡", "“": "⠘⠦", "”": "⠘⠴", '"': "⠠⠶",
    "&": "⠈⠯", "@": "⠈⠁", "#": "⠸⠹", "%": "⠨⠴", "+": "⠐⠖", "=": "⠐⠶", "*": "⠐⠔", "_": "⠨⠤", "~": "⠈⠔", "$": "⠈⠎",
    "¥": "⠈⠽", "£": "⠈⠇", "€": "⠈⠑", "°": "⠘⠚", "•": "⠸⠲", "…": "⠲⠲⠲", "<": "⠈⠣", ">": "⠈⠜", "|": "⠸⠳",
}  # fmt: skip
_NUMBER, _CAPITAL, _LETTER_SIGN, _UNKNOWN = "⠼", "⠠", "⠰", "⠿"
_PIECE = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]|[A-Za-z]+|.", re.DOTALL)


def english_words(text: str) -> list[Word]:
    """Words with single blanks between them."""
    return [Word("".join(_cells(word)), word) for word in text.split()]


def _cells(word: str) -> Iterator[str]:
    was_number = False
    for piece in _PIECE.findall(word):
        if piece[0].isdigit():
            yield _NUMBER + "".join(_FIGURES.get(letter) or _SIGNS[letter] for letter in piece)
        elif piece.isascii() and piece.isalpha():
            # a to j after a figure would be another figure.
            yield _LETTER_SIGN if was_number and piece[0] in "abcdefghij" else ""
            yield _capitals(piece)
        else:
            yield _SIGNS.get(piece, _UNKNOWN)
        was_number = piece[-1].isdigit()


def _capitals(piece: str) -> str:
    if len(piece) > 1 and piece.isupper():
        return _CAPITAL * 2 + "".join(_LETTERS[letter.lower()] for letter in piece)
    return "".join((_CAPITAL if letter.isupper() else "") + _LETTERS[letter.lower()] for letter in piece)

"""References (受付番号) that can be read out on the telephone: digits only, with a check digit. Pure.

Letters are left out altogether: B, D and P sound alike in Japanese, and I, O and 1, 0 look alike.
"""

import secrets
import unicodedata

# Damm's table: the check digit finds every single wrong digit and every pair of swapped neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_LENGTH = 8


def check_digit(digits: str) -> str:
    """The digit to put behind these; behind a whole reference it is 0."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def new_reference() -> str:
    """A reference nobody can guess from another one, like 4821-7306."""
    number = f"{secrets.randbelow(9 * 10**6) + 10**6}"
    return written(number + check_digit(number))


def written(digits: str) -> str:
    """In two groups of four, as people say it."""
    return f"{digits[:4]}-{digits[4:]}"


def read(typed: str) -> str:
    """The reference in what somebody typed, full-width digits and any separators welcome; empty when it is none."""
    half_width = unicodedata.normalize("NFKC", typed)
    digits = "".join(character for character in half_width if character in "0123456789")
    return written(digits) if len(digits) == _LENGTH and check_digit(digits) == "0" else ""


# As digits are told apart on the telephone: イチ, シチ and ハチ are too much alike, so 7 is ナナ and 4 is ヨン.
_SPOKEN = ("ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー")


def spoken(number: str) -> str:
    """How to read out a reference or a telephone number: 「ヨン ハチ ニー イチ、ナナ サン ゼロ ロク」."""
    groups = "".join(character if character in "0123456789" else " " for character in number).split()
    return "、".join(" ".join(_SPOKEN[int(digit)] for digit in group) for group in groups)

"""Numbers (受付番号) that can be read out on the telephone: digits only, with a check digit. Pure.

Letters are left out altogether: B, D and P sound alike in Japanese, and I, O and 1, 0 look alike.
"""

import secrets
import unicodedata
from typing import NamedTuple

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


def check_digit(digits: str) -> str:
    """The digit to put behind these; behind a whole reference it is 0."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def digits_in(typed: str) -> str:
    """The digits of what somebody typed, full-width ones and any separators welcome."""
    return "".join(character for character in unicodedata.normalize("NFKC", typed) if character in "0123456789")


class Numbering(NamedTuple):
    """How numbers of one kind are grouped, as people say them. Kinds are told apart by their length."""

    groups: tuple[int, ...]

    @property
    def length(self) -> int:
        """How many digits, the check digit among them."""
        return sum(self.groups)

    def new(self) -> str:
        """A number nobody can guess from another one. It begins with no 0, which people leave out."""
        least: int = 10 ** (self.length - 2)
        digits = f"{secrets.randbelow(9 * least) + least}"
        return self.written(digits + check_digit(digits))

    def written(self, digits: str) -> str:
        """In its groups."""
        ends = [sum(self.groups[: place + 1]) for place in range(len(self.groups))]
        return "-".join(digits[end - size : end] for size, end in zip(self.groups, ends, strict=True))

    def read(self, typed: str) -> str:
        """The number in what somebody typed; empty when it is none of this kind."""
        digits = digits_in(typed)
        return self.written(digits) if len(digits) == self.length and check_digit(digits) == "0" else ""


# 4821-7306: registrations, mandates, answers to forms, and the codes that are sent once.
_USUAL = Numbering((4, 4))


def new_reference() -> str:
    """A reference like 4821-7306."""
    return _USUAL.new()


def read(typed: str) -> str:
    """The reference in what somebody typed; empty when it is none."""
    return _USUAL.read(typed)


# As digits are told apart on the telephone: イチ, シチ and ハチ are too much alike, so 7 is ナナ and 4 is ヨン.
_SPOKEN = ("ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー")


def spoken(number: str) -> str:
    """How to read out a reference or a telephone number: 「ヨン ハチ ニー イチ、ナナ サン ゼロ ロク」."""
    groups = "".join(character if character in "0123456789" else " " for character in number).split()
    return "、".join(" ".join(_SPOKEN[int(digit)] for digit in group) for group in groups)

"""Numbers of readers (受付番号): ten digits, a request's have nine and an event's eight. Pure."""

import secrets
import unicodedata

from residents.references import check_digit

LENGTH = 10


def new_reference() -> str:
    """A reference nobody can guess from another one, like 482-173-0695."""
    number = f"{secrets.randbelow(9 * 10**8) + 10**8}"
    return written(number + check_digit(number))


def written(digits: str) -> str:
    """In groups, as telephone numbers are said."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def read(typed: str) -> str:
    """The reference in what somebody typed, full-width digits and any separators welcome; empty when it is none."""
    digits = "".join(letter for letter in unicodedata.normalize("NFKC", typed) if letter in "0123456789")
    return written(digits) if len(digits) == LENGTH and check_digit(digits) == "0" else ""

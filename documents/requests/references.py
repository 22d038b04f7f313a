"""Numbers of requests and standing orders (受付番号): nine digits, an event's have eight. Pure."""

import secrets
import unicodedata

from residents.references import check_digit

LENGTH = 9


def new_reference() -> str:
    """A reference nobody can guess from another one, like 482-173-069."""
    number = f"{secrets.randbelow(9 * 10**7) + 10**7}"
    return written(number + check_digit(number))


def written(digits: str) -> str:
    """In three groups of three, as people say it."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def read(typed: str) -> str:
    """The reference in what somebody typed, full-width digits and any separators welcome; empty when it is none."""
    half_width = unicodedata.normalize("NFKC", typed)
    digits = "".join(letter for letter in half_width if letter in "0123456789")
    return written(digits) if len(digits) == LENGTH and check_digit(digits) == "0" else ""

"""The number that opens a profile (16 digits, in fours): on paper, in a purse, told on the telephone.

Fifteen random digits are 49 bits, so that nobody finds one by trying; the last digit finds slips (Damm's code).
Only a hash of it is kept: whoever loses the number gets a new one.
"""

from __future__ import annotations

import secrets
import unicodedata

from django.utils.crypto import salted_hmac

from residents.references import check_digit

LENGTH = 16


def new_number() -> str:
    """A number nobody has had before."""
    digits = f"{secrets.randbelow(9 * 10**14) + 10**14}"
    return written(digits + check_digit(digits))


def written(digits: str) -> str:
    """In four groups of four, as on a bank card."""
    return "-".join(digits[start : start + 4] for start in range(0, LENGTH, 4))


def read(typed: str) -> str:
    """The digits of what somebody typed, however; empty when they are no such number."""
    digits = "".join(each for each in unicodedata.normalize("NFKC", typed) if each in "0123456789")
    return digits if len(digits) == LENGTH and check_digit(digits) == "0" else ""


def hash_of(digits: str) -> str:
    """What is kept. With the server's secret: a copy of the table alone opens nothing."""
    return salted_hmac("residents.profiles.numbers", digits, algorithm="sha256").hexdigest()

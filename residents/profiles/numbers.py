"""The number that opens a profile (16 digits, in fours): on paper, in a purse, told on the telephone.

Fifteen random digits are 49 bits, so that nobody finds one by trying; the last digit finds slips (Damm's code).
Only a hash of it is kept: whoever loses the number gets a new one.
"""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from residents.references import Numbering, digits_in

_NUMBERS = Numbering((4, 4, 4, 4))


def new_number() -> str:
    """A number nobody has had before, in fours as on a bank card."""
    return _NUMBERS.new()


def read(typed: str) -> str:
    """The digits of what somebody typed, however; empty when they are no such number."""
    return digits_in(_NUMBERS.read(typed))


def hash_of(digits: str) -> str:
    """What is kept. With the server's secret: a copy of the table alone opens nothing."""
    return salted_hmac("residents.profiles.numbers", digits, algorithm="sha256").hexdigest()

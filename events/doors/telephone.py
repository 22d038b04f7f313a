"""Addresses that make a telephone dial. Pure.

Two of them, because telephones differ: Android dials 「番号、間をおいて、会議の番号、#」 at one press; some telephones
dial nothing that has a # in it. Whoever has one of those dials the number and keys the rest in.
"""

from residents.contact_points import normalised_phone

# Each comma is a pause of two seconds: the announcement has begun by then.
PAUSE = ",,"
HASH = "%23"


def call(dial_in: str) -> str:
    """``tel:0501234567``; empty where the words hold no number that could be dialled."""
    number = normalised_phone(dial_in)
    return f"tel:{number}" if number else ""


def call_with_pin(dial_in: str, pin: str) -> str:
    """``tel:0501234567,,4321%23``; empty without a number or a PIN."""
    address = call(dial_in)
    return f"{address}{PAUSE}{pin}{HASH}" if address and pin else ""

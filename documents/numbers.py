"""The number of a document (資料番号): printed on paper, said on the telephone, typed to come back to its page."""

import unicodedata
from functools import reduce

from django.conf import settings
from django.urls import reverse

FEWEST_DIGITS = 4
# Damm's table (H. Michael Damm, 2004): finds every wrong digit and every swap of two neighbours.
TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def number_of(page_id: int) -> str:
    """Digits only, at least five, the last one a check digit: 「12 の 資料」 is 「00123」 or alike."""
    digits = f"{page_id:0{FEWEST_DIGITS}d}"
    return f"{digits}{_check_digit(digits)}"


def page_id_of(number: str) -> int | None:
    """The document's id of a number as people type it (full-width, with blanks or hyphens), or nothing."""
    typed = "".join(letter for letter in unicodedata.normalize("NFKC", number) if letter.isdigit())
    if len(typed) <= FEWEST_DIGITS or len(typed) > 12 or not typed.isascii() or _check_digit(typed) != 0:
        return None
    return int(typed[:-1])


def short_address(page_id: int) -> str:
    """The whole address printed on paper; it leads to the page wherever that has moved."""
    path = reverse("documents:by_number", args=[number_of(page_id)])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _check_digit(digits: str) -> int:
    return reduce(lambda interim, digit: int(TABLE[interim][int(digit)]), digits, 0)

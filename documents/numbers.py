"""The number of a document (資料番号): printed on paper, said on the telephone, typed to come back to its page."""

import unicodedata

from django.conf import settings
from django.urls import reverse

from residents.references import check_digit

FEWEST_DIGITS, MOST_DIGITS = 4, 12


def number_of(page_id: int) -> str:
    """Digits only, at least five; the last one is a check digit."""
    digits = f"{page_id:0{FEWEST_DIGITS}d}"
    return f"{digits}{check_digit(digits)}"


def page_id_of(number: str) -> int | None:
    """The document's id of a number as people type it (full-width, with blanks or hyphens), or nothing."""
    typed = "".join(letter for letter in unicodedata.normalize("NFKC", number) if letter.isdigit())
    if not (FEWEST_DIGITS < len(typed) <= MOST_DIGITS and typed.isascii()) or check_digit(typed) != "0":
        return None
    return int(typed[:-1])


def short_address(page_id: int) -> str:
    """The whole address printed on paper; it leads to the page wherever that has moved."""
    path = reverse("documents:by_number", args=[number_of(page_id)])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"

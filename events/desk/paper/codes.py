"""What stands on a reply card and is typed at the desk: numbers for the session, the ways and the support. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from events.choices import Way
from residents.references import check_digit

if TYPE_CHECKING:
    from events.models import SupportOffer

# The number of a way never changes: a card may lie in a drawer for a month while the event is edited.
NUMBER_OF_WAY = {way: number for number, way in enumerate(Way, start=1)}
WAY_OF_NUMBER = {number: way for way, number in NUMBER_OF_WAY.items()}
_SHORTEST, _LONGEST = 3, 12


def code_of(session_id: int) -> str:
    """「0012-4」: the session's number with a check digit, so that a slip of the finger is no other session."""
    digits = f"{session_id:04d}"
    return f"{digits}-{check_digit(digits)}"


def session_of(typed: str) -> int | None:
    """The session that a typed or scanned code means; None for what is no code of ours."""
    runs = re.findall(r"[0-9]+(?:[ \-‐-―−ー][0-9]+)*", unicodedata.normalize("NFKC", typed))
    digits = re.sub(r"[^0-9]", "", runs[-1]) if runs else ""
    if not _SHORTEST <= len(digits) <= _LONGEST or check_digit(digits) != "0":
        return None
    return int(digits[:-1])


def numbered(offers: Iterable[SupportOffer]) -> list[tuple[int, SupportOffer]]:
    """What an event offers, with the numbers that the catalogue gave each kind for good.

    A kind that nobody knows any more has none, and is written in words.
    """
    return sorted(((offer.entry.number, offer) for offer in offers if offer.entry.number), key=lambda pair: pair[0])


def numbers_in(typed: str) -> list[int]:
    """「1、3」「１ ３」「1.3」: the numbers that were ticked."""
    return [int(digits) for digits in re.findall(r"[0-9]{1,3}", unicodedata.normalize("NFKC", typed))]

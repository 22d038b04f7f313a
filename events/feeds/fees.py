"""Whether an event costs something, as machines want to know it. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Protocol

from events.details.catalogue import Details, Fee, value

_FREE: Final = re.compile(r"無料|(?:0|￥?0|¥0)円?|free", re.IGNORECASE)
_YEN: Final = re.compile(r"[¥￥]?([\d,]{1,9})円?")


class Priced(Protocol):
    """Something with a fee in words and details."""

    fee: str
    details: Details


def is_free(event: Priced) -> bool | None:
    """What staff chose, else what the words say: begins with 無料 and names no sum. None when nobody said anything."""
    chosen = value(event.details, "feeStatus")
    if chosen:
        return bool(chosen == Fee.FREE)
    words = unicodedata.normalize("NFKC", event.fee).strip()
    if not words:
        return None
    return bool(_FREE.match(words)) and not re.search(r"[1-9][\d,]*円", words)


def fee_status(event: Priced) -> str:
    """料金有無 of the national model. It knows two words; a third says honestly that nobody told."""
    free = is_free(event)
    return "不明" if free is None else str(Fee.FREE.value if free else Fee.PAID.value)


def yen(fee: str) -> int | None:
    """One plain sum; None where the words say more than that."""
    found = _YEN.fullmatch("".join(unicodedata.normalize("NFKC", fee).split()))
    return int(found[1].replace(",", "")) if found and found[1].strip(",") else None

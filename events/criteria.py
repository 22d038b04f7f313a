"""What a visitor looks for in the list of events. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What an event must be to be listed; what is empty does not matter."""

    past: bool = False
    kind: str = ""
    way: str = ""
    audience_id: int | None = None
    month: tuple[datetime, datetime] | None = None


def month_span(word: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """From the first moment of a month like 2026-12 to that of the next one."""
    found = _MONTH.fullmatch(word)
    if not found:
        raise ValueError(word)
    year, month = int(found["year"]), int(found["month"])
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime(year, month, 1, tzinfo=zone), datetime(*following, 1, tzinfo=zone)

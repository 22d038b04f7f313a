"""Days as people write them, in figures: 2026年11月3日, 令和8年11月3日, R8.11.3, 2026/11/3, 20261103."""

import datetime as dt
import re
import unicodedata

ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "大正": 1911, "T": 1911}
PARTED = re.compile(
    r"(?P<era>令和|平成|昭和|大正|[RHSTrhst])?\s*(?P<year>\d{1,4}|元)\s*(?:年|[-/.・])\s*"
    r"(?P<month>\d{1,2})\s*(?:月|[-/.・])\s*(?P<day>\d{1,2})\s*日?"
)
TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
SHORTEST_WESTERN_YEAR = 1000


def read_day(written: str) -> dt.date | None:
    """The day, or nothing when it is none. A year without its era must be written in full: 8年 may be any era's."""
    text = unicodedata.normalize("NFKC", written).strip()
    found = PARTED.fullmatch(text) or TOGETHER.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    year = 1 if parts["year"] == "元" else int(parts["year"])
    if era := parts.get("era"):
        year += ERAS[era.upper() if era.isascii() else era]
    elif year < SHORTEST_WESTERN_YEAR or parts["year"] == "元":
        return None
    try:
        return dt.date(year, int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None

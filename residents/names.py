"""Names as people type them: in one line, with nothing hidden in them and no address to lure somebody to. Pure.

Letters carry names to whoever is written to. Otherwise a stranger could send any sentence with any link in the town's
name, and a sign that turns the direction of writing would make the line below a name say something else.
"""

from __future__ import annotations

import re
import unicodedata

# Kept, although they are not seen: they join letters of some languages and pictures of families.
JOINERS = "\u200c\u200d"
HIDDEN = frozenset({"Cc", "Cf", "Cs"})
# Looks like nothing, and counts as letters: Hangul's fillers, braille's empty cell.
BLANK = str.maketrans("", "", "\u115f\u1160\u3164\uffa0\u2800")
_ADDRESS = re.compile(r"://|\bwww\.|[a-z0-9-]\.[a-z]{2,63}/", re.IGNORECASE)


def in_one_line(typed: str) -> str:
    """The name without line breaks and hidden signs; empty when nothing is left that could be seen."""
    seen = "".join(one for one in " ".join(typed.split()) if _may_stay(one))
    line = " ".join(seen.split())
    return line if line.translate(BLANK).strip(JOINERS + " ") else ""


def _may_stay(one: str) -> bool:
    return one in JOINERS or unicodedata.category(one) not in HIDDEN


def holds_an_address(name: str) -> bool:
    """Whether a mail program would make a link of it."""
    return bool(_ADDRESS.search(unicodedata.normalize("NFKC", name)))

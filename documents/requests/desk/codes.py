"""What a scanner or a finger puts into the field for codes: our numbers, or the whole address out of a square. Pure.

A scanner is a keyboard to the computer. Set to another country's keys it garbles colons and slashes, but never digits:
the last run of digits is the code.
"""

import re
import unicodedata

from documents.numbers import page_id_of
from documents.requests import references

_RUNS = re.compile(r"[0-9](?:[0-9 \-]*[0-9])?")


def read(typed: str) -> tuple[str, int | str] | None:
    """``("reference", "482-173-069")`` or ``("page", 12)``; nothing for what is no code of ours."""
    half_width = re.sub(r"[‐-―−ー]", "-", unicodedata.normalize("NFKC", typed))
    runs = _RUNS.findall(half_width)
    if not runs:
        return None
    if reference := references.read(runs[-1]):
        return "reference", reference
    page_id = page_id_of(runs[-1])
    return None if page_id is None else ("page", page_id)

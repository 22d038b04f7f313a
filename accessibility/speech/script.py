"""What is spoken of a page."""

import math
import re

CHARACTERS_A_MINUTE = 450
_TAG = re.compile(r"<[^>]*>|\s+")


def estimated_seconds(html: str) -> float:
    """How long the page takes to hear, before it has been recorded."""
    return len(_TAG.sub("", html)) / 5.5


def reading_minutes(html: str) -> int:
    """How many minutes the page takes to read silently."""
    return max(1, math.ceil(len(_TAG.sub("", html)) / CHARACTERS_A_MINUTE))

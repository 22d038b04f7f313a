"""What holds for linking LINE. Pure."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

# The number is on one screen and typed into another, or told on the telephone: longer than a code in a letter.
LIFE = timedelta(minutes=30)
# Of one LINE account in an hour; and of all together, because each wrong number costs one of the others nothing.
TRIES_OF_ONE_AN_HOUR, TRIES_OF_ALL_AN_HOUR = 10, 200
# An event older than this is nobody's press any more; what was heard is known for longer than that.
OLDEST, KNOWN_FOR = timedelta(hours=1), timedelta(days=2)
LARGEST, MOST_EVENTS = 64 * 1024, 100
_STOP = frozenset(("やめる", "ヤメル", "止める", "やめます", "停止", "解除", "stop"))


def says_stop(text: str) -> bool:
    """「やめる」, however it is typed."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain.strip(" 　\n「」『』。、.!！") in _STOP

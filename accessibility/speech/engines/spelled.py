"""The town's readings for voices that have no dictionary of ours: the words themselves are written in katakana."""

import re

from accessibility.readings import table


def spelled(text: str) -> str:
    """``text`` with every word of the reading table as it is said; longer words first."""
    readings = table.current().readings
    found = sorted(table.current().found_in(text), key=len, reverse=True)
    if not found:
        return text
    words = re.compile("|".join(map(re.escape, found)))
    return words.sub(lambda match: table.katakana(readings[match[0]]), text)

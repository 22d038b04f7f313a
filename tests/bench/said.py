"""Speech: how many real strings are said as a Japanese listener expects."""

import json
from collections.abc import Iterator
from typing import Any

from portal.rehearsal import Rehearsal
from tests.bench.figures import Figure


def said(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Whole strings of real event files (tests/bench/spoken_words); half of the sources no rule was made for."""
    found = json.loads(town.manage("measure_speech").splitlines()[-1])
    for half, limit in (("tuned", 95), ("held-out", 88)):
        value, count = found[half]
        how = f"{count} strings, from HTML to Open JTalk's kana; a string is right only as a whole"
        yield Figure(f"strings said right, {half}", value, "%", limit, at_least=True, how=how)
    how = f"processor time in a page worker, {found['characters']:,} characters of event files"
    yield Figure("words for 10,000 characters", found["words_ms"], "ms", 100, how=how)

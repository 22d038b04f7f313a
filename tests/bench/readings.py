"""Furigana: how many words are read right, how long it takes, what it weighs."""

import json
from collections.abc import Iterator
from typing import Any

from portal.rehearsal import Rehearsal
from tests.bench.figures import Figure


def readings(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Measured on fragments of real event files (tests/bench/reading_words), half of which no rule was made for."""
    found = json.loads(town.manage("measure_readings").splitlines()[-1])
    for half, limit in (("tuned", 97), ("held-out", 94)):
        value, count = found[half]
        how = f"{count} words and names, the whole ruby on the right characters"
        yield Figure(f"words with the right furigana, {half}", value, "%", limit, at_least=True, how=how)
    how = f"processor time, {found['characters']:,} characters of the town's pages; made at publishing"
    yield Figure("furigana, 10,000 characters never read", found["cold_ms"], "ms", 400, how=how)
    how = f"from the database after a restart: {found['stored_ms']:.1f} ms"
    yield Figure("furigana, 10,000 characters kept", found["kept_ms"], "ms", 1, how=how)
    names = f"lists of names {found['fragments_times_the_bytes']:.2f}"
    how = f"{found['added_kb']:.1f} kB more for 10,000 characters; {names}"
    yield Figure("pages with furigana ÷ without, brotli", found["times_the_bytes"], "", 1.7, how=how)

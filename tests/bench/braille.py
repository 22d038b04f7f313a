"""Braille drafts: how many real sentences need no proof-reader, and what a page of text costs."""

import json
from collections.abc import Iterator
from typing import Any

from portal.rehearsal import Rehearsal
from tests.bench.figures import Figure


def braille(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Whole sentences of real event files (tests/bench/braille_words); half of the sources no rule was made for."""
    found = json.loads(town.manage("measure_braille").splitlines()[-1])
    for half, limit in (("tuned", 92), ("held-out", 80)):
        measured = found[half]
        how = f"{measured['sentences']} sentences, kana and blanks; all letters right in {measured['read']:.1f} %"
        yield Figure(f"sentences in braille right, {half}", measured["right"], "%", limit, at_least=True, how=how)
        how = "with a blank before and behind, and none inside"
        yield Figure(f"words in braille whole, {half}", measured["words"], "%", 96, at_least=True, how=how)
    how = f"processor time, {found['characters']:,} characters of event files; dictionaries loaded"
    yield Figure("braille of 1,000 characters", found["milliseconds"], "ms", 400, how=how)

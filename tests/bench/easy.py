"""How well the measuring of easy Japanese agrees with careful readers, and how long it takes."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from accessibility.easy_japanese.measure import measure
from portal.rehearsal import Rehearsal
from tests.accessibility.easy.scoring import SHARED, own, real, score
from tests.bench.figures import Figure

TIMES = 30


def easy(_town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Own sentences, half of them held out, and real ones where they lie beside the checkout."""
    sets = [("own sentences, tuned", own("tuned"), 0.9), ("own sentences, held out", own("held_out"), 0.85)]
    if SHARED.exists():
        sets.append(("real sentences, held out", list(real()), 0.65))
    for name, sentences, limit in sets:
        found = score(sentences)
        how = f"{len(sentences)} sentences, {found.labels} hard places labelled, {found.said} said"
        yield Figure(f"easy Japanese, precision, {name}", found.precision, "", limit, at_least=True, how=how)
        yield Figure(f"easy Japanese, recall, {name}", found.recall, "", limit, at_least=True, how=how)
    text = "".join(sentence["text"] for sentence in own("held_out"))
    took = median(_seconds(text) for _ in range(TIMES))
    yield Figure("measuring 1,000 characters", took * 1e6 / len(text), "ms", 50, how=f"median of {TIMES}")


def _seconds(text: str) -> float:
    started = time.perf_counter()
    list(measure(text).findings)
    return time.perf_counter() - started

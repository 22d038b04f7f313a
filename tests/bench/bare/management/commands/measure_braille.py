"""``manage.py measure_braille``: how right braille drafts are on real sentences, and what they cost, as JSON."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand

from documents.formats.braille import translation
from documents.formats.braille.wording import worded
from tests.bench.braille_accuracy import HALVES, Judged, judge, share_of_words, share_read_right, share_right

CHARACTERS = 1_000


class Command(BaseCommand):
    """Measured in a process of its own: it loads the dictionaries, as the worker does."""

    help = "Measure braille drafts (JSON)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Accuracy of both halves, and the time from text to cells."""
        judged = {half: judge(half) for half in HALVES}
        texts = [each.text for half in HALVES for each in judged[half]]
        characters = sum(map(len, texts))
        figures = {half: _shares(judged[half]) for half in HALVES}
        told = {"characters": characters, "milliseconds": _milliseconds(texts) * CHARACTERS / characters}
        self.stdout.write(json.dumps(figures | told))


def _shares(judged: tuple[Judged, ...]) -> dict[str, float]:
    shares = {"right": share_right(judged), "read": share_read_right(judged), "words": share_of_words(judged)}
    return shares | {"sentences": len(judged)}


def _milliseconds(texts: list[str]) -> float:
    """Of sentences that are not remembered."""
    translation.forget()
    started = time.process_time()
    for text in texts:
        translation.translated(worded(text))
    return (time.process_time() - started) * 1000

"""``manage.py measure_speech``: how right the voice is on real strings, and what its words cost, as JSON."""

import json
import time
from html import escape
from typing import Any

from django.core.management.base import BaseCommand

from accessibility.speech.normalise import speakable
from accessibility.speech.script import sentences
from tests.bench.speech_accuracy import HALVES, judge, share

TIMES, CHARACTERS = 5, 10_000


class Command(BaseCommand):
    """Measured in a process of its own: it loads the dictionary, as the speech worker does."""

    help = "Measure what the voice says (JSON)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Accuracy of both halves, and the time from HTML to speakable words."""
        judged = {half: judge(half) for half in HALVES}
        texts = [each.text for half in HALVES for each in judged[half]]
        html = "".join(f"<p>{escape(text)}</p>" for text in texts)
        characters = sum(map(len, texts))
        figures = {
            "characters": characters,
            "words_ms": min(_milliseconds(html) for _ in range(TIMES)) * CHARACTERS / characters,
            **{half: [share(judged[half]), len(judged[half])] for half in HALVES},
        }
        self.stdout.write(json.dumps(figures))


def _milliseconds(html: str) -> float:
    """Words that nobody asked for before; those of a page seen twice are kept."""
    speakable.cache_clear()
    started = time.process_time()
    for sentence in sentences(html):
        speakable(sentence.text)
    return (time.process_time() - started) * 1000

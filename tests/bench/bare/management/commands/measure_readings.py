"""``manage.py measure_readings``: furigana's accuracy, time and bytes, as JSON."""

import json
import time
from collections.abc import Callable
from typing import Any

import brotli
from django.core.management.base import BaseCommand
from django.utils.html import strip_tags
from wagtail.models import Page

from accessibility import furigana
from accessibility.models import FuriganaText
from tests.bench.reading_accuracy import HALVES, fragments, judge, share

TIMES, VISITS, CHARACTERS = 3, 200, 10_000
# As portal.page_cache squeezes pages.
BROTLI_QUALITY = 6


class Command(BaseCommand):
    """Measured in a process of its own, as the worker that makes readings is one."""

    help = "Measure furigana (JSON)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Time and bytes on the town's own pages, as visitors get them; accuracy on words of event files."""
        html, characters = _pages()
        per = CHARACTERS / characters
        furigana.annotate("<p>準備の一文。</p>")  # loading the dictionary is the worker's start, not a page's time
        cold = min(_milliseconds(lambda: furigana.annotate(html), _forget_all) for _ in range(TIMES))
        stored = min(_milliseconds(lambda: furigana.annotate(html), furigana.forget_kept) for _ in range(TIMES))
        kept = min(_milliseconds(lambda: _visit_often(html), lambda: None) for _ in range(TIMES)) / VISITS
        plain, read = (len(brotli.compress(each.encode(), quality=BROTLI_QUALITY)) for each in _both(html))
        heavy = [len(brotli.compress(each.encode(), quality=BROTLI_QUALITY)) for each in _both(_fragments())]
        figures = {
            "fragments_times_the_bytes": heavy[1] / heavy[0],
            "characters": characters,
            "cold_ms": cold * per,
            "stored_ms": stored * per,
            "kept_ms": kept * per,
            "times_the_bytes": read / plain,
            "added_kb": (read - plain) * per / 1000,
            **{half: [share(judged), len(judged)] for half in HALVES if (judged := judge(half))},
        }
        self.stdout.write(json.dumps(figures))


def _pages() -> tuple[str, int]:
    """The main part of so many pages that they hold 10,000 characters, and how many they hold."""
    parts, characters = [], 0
    for page in Page.objects.live().public().filter(locale__language_code="ja").specific():
        if hasattr(page, "main_html") and characters < CHARACTERS:
            parts.append(page.main_html())
            characters += len("".join(strip_tags(parts[-1]).split()))
    return "\n".join(parts), characters


def _fragments() -> str:
    return "\n".join(f"<p>{fragment}</p>" for half in HALVES for fragment in fragments(half))


def _both(html: str) -> tuple[str, str]:
    return html, furigana.annotate(html)


def _visit_often(html: str) -> None:
    """Each visit renders a page of its own; the same object would be found faster."""
    for _ in range(VISITS):
        furigana.annotate(html[:1] + html[1:])


def _forget_all() -> None:
    FuriganaText.objects.all().delete()
    furigana.forget_kept()


def _milliseconds(what: Callable[[], object], before: Callable[[], None]) -> float:
    """Of processor time: wall-clock time here moves with the neighbours."""
    before()
    started = time.process_time()
    what()
    return (time.process_time() - started) * 1000

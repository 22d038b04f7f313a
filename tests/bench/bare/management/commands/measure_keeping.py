"""What the bench part `keeping` needs to have done in its town."""

import json
import time
from argparse import ArgumentParser
from typing import Any

import psutil
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Locale

from accessibility.models import PageRecording, SpokenSentence
from accessibility.speech import page_recordings, work
from accessibility.speech.engines import JAPANESE
from accessibility.speech.page_recordings import Heard
from accessibility.speech.plans import Piece
from accessibility.speech.tasks import record_wanted_page
from cms.models import HomePage, InformationPage

PLACES = ("市役所", "公民館", "図書館", "保健センター", "児童館", "小学校")
MATTERS = ("健康相談", "子育てサロン", "体操教室", "確定申告の相談", "防災訓練", "読み聞かせの会", "料理教室")
MEASURED_EVERY = 500
PATIENCE = 1_200


def sentence(number: int) -> str:
    """As newsletters write them; no two are alike."""
    place, matter = PLACES[number % len(PLACES)], MATTERS[number % len(MATTERS)]
    return f"{number % 12 + 1}月{number % 28 + 1}日の{matter}は、{place}の{number}番の部屋で、午前10時から開きます。"


class Command(BaseCommand):
    """Prints JSON."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which measurement, and its numbers."""
        parser.add_argument("what", choices=["pages", "wait", "utterances", "document"])
        parser.add_argument("numbers", nargs="*", type=int)

    def handle(self, *, what: str, numbers: list[int], **_options: Any) -> None:
        """Do it."""
        self.stdout.write(json.dumps(getattr(self, what)(*numbers)))

    def pages(self, count: int, first: int, length: int) -> dict[str, Any]:
        """Pages of ``length`` sentences nobody has heard; when they were asked for. ``first`` is the first sentence."""
        made = []
        for place in range(count):
            start = first + place * length
            words = "".join(sentence(number) for number in range(start, start + length))
            made.append(_page(f"町のお知らせ{start}", f"bench-keeping-{start}", [words]).pk)
        began = time.time()
        for page_id in made:
            record_wanted_page.enqueue(page_id)
        return {"ids": made, "began": began}

    def wait(self, *page_ids: int) -> dict[str, float]:
        """When all are finished: how long they are, when the last was. Waits here: a start of Django costs a core."""
        rows = PageRecording.objects.filter(page_id__in=page_ids, state=PageRecording.State.READY)
        until = time.monotonic() + PATIENCE
        while rows.count() < len(page_ids):
            if time.monotonic() > until:
                raise CommandError(f"{rows.count()} of {len(page_ids)} finished after {PATIENCE} s")
            time.sleep(0.2)
        return {
            "seconds": sum(rows.values_list("seconds", flat=True)),
            "last": max(moment.timestamp() for moment in rows.values_list("asked_at", flat=True)),
        }

    def utterances(self, count: int) -> list[float]:
        """Resident megabytes of a worker after every 500 utterances, each with all that a worker does for one."""
        process, found = psutil.Process(), []
        for number in range(count):
            work.make(Piece(f"bench-{number}", f"{number}番の方。", JAPANESE))
            if (number + 1) % MEASURED_EVERY == 0:
                found.append(process.memory_info().rss / 1e6)
                self.stderr.write(f"{number + 1} utterances: {found[-1]:.0f} MB")
        return found

    def document(self, count: int) -> dict[str, float]:
        """Thirty pages of sentences that were spoken before: seconds to join them, and after one of them is edited."""
        words = [sentence(number) for number in range(count)]
        page = _page("町のあゆみ", "bench-document", _thirty_pages(words))
        joined = _timed(page)
        before = SpokenSentence.objects.count()
        words[count // 2] = "この文だけを、直しました。"
        page.body = [("paragraph", f"<p>{said}</p>") for said in _thirty_pages(words)]
        page.save()
        edited = _timed(page)
        row = PageRecording.objects.get(page=page)
        made = SpokenSentence.objects.count() - before
        return {"joined": joined, "edited": edited, "made": made, "minutes": row.seconds / 60, "sentences": count}


def _thirty_pages(words: list[str]) -> list[str]:
    size = -(-len(words) // 30)
    return ["".join(words[start : start + size]) for start in range(0, len(words), size)]


def _page(title: str, slug: str, paragraphs: list[str]) -> InformationPage:
    body = [("paragraph", f"<p>{said}</p>") for said in paragraphs]
    home = HomePage.objects.filter(locale=Locale.objects.get(language_code="ja")).first()
    made: InformationPage = home.add_child(instance=InformationPage(title=title, slug=slug, body=body))
    return made


def _timed(page: InformationPage) -> float:
    began = time.perf_counter()
    page_recordings.make(Heard(page.pk), now=timezone.now())
    return time.perf_counter() - began

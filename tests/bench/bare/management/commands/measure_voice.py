"""``manage.py measure_voice MINUTES``: what finished recordings are like, decoded again, as JSON."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.speech import page_recordings, recordings, store
from accessibility.speech.cues import from_json
from accessibility.speech.kinds import MP3
from accessibility.speech.page_recordings import Heard
from accessibility.speech.plans import Plan
from accessibility.speech.recordings import Programme
from tests.bench.speech_accuracy import HALVES, judge
from tests.bench.voice_files import cut_off, decoded, loudness_of, seconds_off

# Every so many sentences one is looked for in the decoded sound; the voice has to speak it again for that.
LOOKED_FOR_EVERY = 5
# Every so many strings one is spoken: all of them are half an hour of sound.
STRINGS_EVERY = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """One file."""

    title: str
    ending: str
    loudness: float
    cut_off: int
    complaints: str
    kb_a_minute: float
    seconds: float
    most_off_ms: float


class Command(BaseCommand):
    """In a process of its own, as the worker is one."""

    help = "Measure finished recordings (JSON)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much sound of pages is enough; the strings of event files come on top."""
        parser.add_argument("minutes", type=float)

    def handle(self, *_args: Any, minutes: float, **_options: Any) -> None:
        """One row for each file."""
        found = [measured for programme in _programmes(minutes * 60) for measured in _measure(*programme)]
        self.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False))


def _programmes(enough: float) -> Iterator[tuple[str, Plan, Programme]]:
    said = "".join(f"<p>{escape(each.text)}</p>" for half in HALVES for each in judge(half)[::STRINGS_EVERY])
    planned = recordings.plan(said, title="催しのファイルの言葉")
    yield "strings of event files", planned, recordings.join(planned)
    seconds = 0.0
    for page_id in _one_of_each_kind():
        for version, page in page_recordings.all_to_hear(page_id).items():
            if seconds < enough:
                page_recordings.make(Heard(page_id, version), now=timezone.now())
                row = PageRecording.objects.get(page_id=page_id, version=version, manner="")
                seconds += row.seconds
                yield page.title, page_recordings.plan_of(page), _as_kept(row)


def _one_of_each_kind() -> list[int]:
    """The oldest page of each type, then the rest."""
    found = Page.objects.live().public().order_by("-pk").values_list("content_type", "pk")
    first = list(dict(found).values())
    return first + sorted({pk for _type, pk in found} - set(first))


def _as_kept(row: PageRecording) -> Programme:
    """As a visitor gets it, with labels and chapters."""
    names = {ending: page_recordings.file_of(row.page_id, row.digest, ending) for ending in row.cues}
    files = {ending: store.read(name) or b"" for ending, name in names.items()}
    cues = {ending: from_json(kept) for ending, kept in row.cues.items()}
    return Programme(files, dict.fromkeys(files, row.seconds), cues)


def _measure(title: str, planned: Plan, programme: Programme) -> Iterator[Measured]:
    for ending, content in programme.files.items():
        samples, complaints = decoded(content)
        told = list(zip(planned.spoken, programme.cues[ending], strict=True))[::LOOKED_FOR_EVERY]
        off = max(abs(seconds_off(samples, spoken, cue.start)) for spoken, cue in told)
        seconds = programme.seconds[MP3]
        weight = len(content) / 1000 / seconds * 60
        yield Measured(
            title, ending, loudness_of(content), cut_off(samples), complaints, weight, seconds, round(off * 1000, 1)
        )

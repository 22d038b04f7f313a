"""What is done with a recording in the background. Each may be repeated: a worker that was killed does it again."""

import logging
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete

from accessibility.models import HumanRecording
from accessibility.speech import human, page_recordings, store
from accessibility.speech.alignment import Silence, beginnings_of_groups
from accessibility.speech.people import process
from accessibility.speech.people.files import LEVELLED, PREVIEW
from accessibility.speech.people.upload import VoiceRefusal, VoiceRefusedError
from accessibility.speech.plans import Plan
from accessibility.speech.remaking import make_again
from accessibility.speech.sections import Section, sections_of

logger = logging.getLogger(__name__)
State = HumanRecording.State
Between = Callable[[], None]
A_PIECE = 1024 * 1024


def level(recording_id: int, *, between: Between = lambda: None) -> None:
    """Make the recording as loud as every page, guess where its headings are, and forget the file as it came."""
    recording = HumanRecording.objects.filter(pk=recording_id, state=State.TAKEN).first()
    if recording is None:
        return
    with _refusals_noted(recording), tempfile.TemporaryDirectory(prefix="engawa-voice-") as place:
        folder = Path(place)
        source = folder / f"original.{recording.original}"
        _fetch(human.name_of(recording, source.name), source)
        found = process.level(source, folder, between=between)
        for name in (LEVELLED, PREVIEW):
            keep(human.name_of(recording, name), folder / name)
        recording.seconds, recording.silences = found["seconds"], found["silences"]
        changes = {"seconds": recording.seconds, "silences": recording.silences, "sections": guessed(recording)}
        still_there = HumanRecording.objects.filter(pk=recording.pk, state=State.TAKEN)
        still_there.update(**changes, state=State.TO_CHECK, refusal="")
        store.delete(human.name_of(recording, source.name))


def guessed(recording: HumanRecording) -> list[dict[str, Any]]:
    """The page's sections as they are now, each with the beginning that is likeliest."""
    planned = plan_of(recording)
    found = sections_of(planned) if planned else []
    silences = [Silence(start, end) for start, end in recording.silences]
    starts = beginnings_of_groups([section.lengths for section in found], silences, end=recording.seconds)
    return as_read(found, starts, end=recording.seconds)


def proposed(recording: HumanRecording) -> list[dict[str, Any]]:
    """The sections of the page as it is now; a heading that was there before keeps its time."""
    planned = plan_of(recording)
    if planned and [part["words"] for part in recording.sections] == [each.words for each in sections_of(planned)]:
        return recording.sections
    found = guessed(recording)
    known = {part["title"]: part["start"] for part in recording.sections}
    starts = [known.get(part["title"], part["start"]) for part in found]
    set_before = [start for start in starts if start is not None]
    is_in_order = all(earlier < later for earlier, later in pairwise(set_before))
    if not is_in_order or not set_before:
        return found
    return [{**part, "start": start} for part, start in zip(found, starts, strict=True)]


def plan_of(recording: HumanRecording) -> Plan | None:
    """What the page says now; nothing when it is not public any more."""
    page = page_recordings.page_to_hear(recording.page_id, recording.version)
    return page_recordings.plan_of(page) if page else None


def compare_with_page(page_id: int, *, now: datetime) -> None:
    """Remember whether what was read is still what the page says, so that staff are told."""
    for recording in HumanRecording.objects.filter(page=page_id).in_use():
        planned = plan_of(recording)
        if planned:
            human.note_whether_behind(recording.page_id, recording.version, planned, now=now)


def as_read(found: list[Section], starts: Sequence[float | None], *, end: float) -> list[dict[str, Any]]:
    """Sections as they are kept. Each is read until the next one that was read begins."""
    kept = []
    for place, (section, start) in enumerate(zip(found, starts, strict=True)):
        stop = next((later for later in starts[place + 1 :] if later is not None), end)
        named = {"title": section.title, "level": section.level, "words": section.words}
        kept.append(named | {"start": start, "end": None if start is None else stop})
    return kept


def cut(recording_id: int, *, now: datetime, between: Between = lambda: None) -> None:
    """Make every section in every kind; then the page is heard in this voice, and an earlier reading goes."""
    recording = HumanRecording.objects.filter(pk=recording_id, state=State.CUTTING).first()
    if recording is None:
        return
    with _refusals_noted(recording), tempfile.TemporaryDirectory(prefix="engawa-voice-") as place:
        folder = Path(place)
        _fetch(human.name_of(recording, LEVELLED), folder / LEVELLED)
        read = [(number, part) for number, part in enumerate(recording.sections) if part["start"] is not None]
        process.cut(
            folder / LEVELLED, folder, [(part["start"], part["end"]) for _number, part in read], between=between
        )
        for file in folder.glob("*.*"):
            number, _dot, ending = file.name.partition(".")
            if number.isdecimal():
                keep(human.name_of(recording, f"{read[int(number)][0]}.{ending}"), file)
        _take_into_use(recording, now=now)


def _take_into_use(recording: HumanRecording, *, now: datetime) -> None:
    with transaction.atomic():
        same = HumanRecording.objects.of(recording.page_id, recording.version).in_use()
        same.exclude(pk=recording.pk).delete()
        changes = {"state": State.IN_USE, "used_at": now, "refusal": "", "behind_since": None}
        HumanRecording.objects.filter(pk=recording.pk, state=State.CUTTING).update(**changes)
    have_heard_again(recording.page_id, recording.version, now=now)


def have_heard_again(page_id: int, version: str, *, now: datetime) -> None:
    """No joined sound with the voice of before is kept; what is heard now is made at once."""
    page_recordings.forget(page_id)
    make_again(page_id, version=version, now=now)


@contextmanager
def _refusals_noted(recording: HumanRecording) -> Iterator[None]:
    """A recording that cannot be used says why; anything else that goes wrong is ours, and told as such."""
    try:
        yield
    except VoiceRefusedError as error:
        _note_failure(recording, error.refusal)
    except Exception:
        _note_failure(recording, VoiceRefusal.UNEXPECTED)
        raise
    finally:
        # Somebody took their voice back while it was being worked on: nothing of it stays.
        if not HumanRecording.objects.filter(pk=recording.pk).exists():
            _erase_folder(recording)


def _note_failure(recording: HumanRecording, refusal: VoiceRefusal) -> None:
    HumanRecording.objects.filter(pk=recording.pk).update(state=State.FAILED, refusal=refusal.value)


def keep(name: str, file: Path) -> None:
    """Put a file in its place, the one of before out of it."""
    store.delete(name)
    with file.open("rb") as content:
        kept = default_storage.save(name, File(content))
    if kept != name:
        default_storage.delete(kept)
        raise OSError(f"{name} could not be stored")


def _fetch(name: str, place: Path) -> None:
    with store.open_file(name) as file, place.open("wb") as target:
        while piece := file.read(A_PIECE):
            target.write(piece)


def erase_files(instance: HumanRecording, **_signal: Any) -> None:
    """No file outlives its recording."""
    transaction.on_commit(lambda: _erase_folder(instance))


def _erase_folder(recording: HumanRecording) -> None:
    folder = human.name_of(recording, "")[:-1]
    for name in store.listed(folder):
        store.delete(name)
    default_storage.delete(folder)


def watch() -> None:
    """Notice recordings that go, also those that go with their page."""
    post_delete.connect(erase_files, sender=HumanRecording, dispatch_uid="accessibility.speech.people")

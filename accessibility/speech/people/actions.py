"""What staff do with a recording: take it in, set its times, use it, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.dispatch import Signal

from accessibility.models import HumanRecording
from accessibility.speech import human
from accessibility.speech.people.tasks import cut_recording, level_recording
from accessibility.speech.people.upload import accept
from accessibility.speech.people.work import as_read, have_heard_again, plan_of
from accessibility.speech.sections import sections_of

State = HumanRecording.State
# Sent in the transaction of an upload with ``recording`` and ``contact``: a room that keeps people remembers how to
# reach the reader, and gives the recording that person's number. It may refuse with a ValidationError.
taken_in = Signal()


class ChangedMeanwhileError(Exception):
    """The page says something else than what the times were set for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a recording: who reads, how to reach them, what may be done with it, who noted their consent."""

    reader: str
    contact: str
    licence: str
    consent: str


def take_in(*, page_id: int, version: str, file: IO[bytes], told: Told, now: datetime) -> HumanRecording:
    """Keep a recording and have it made fit. Raises ``VoiceRefusedError`` for what is no sound we know.

    One that nobody has put into use gives way to the new one.
    """
    ending = accept(file)
    words = {"reader": told.reader, "licence": told.licence, "consent": told.consent}
    recording = HumanRecording(page_id=page_id, version=version, original=ending, taken_at=now, **words)
    name = human.name_of(recording, f"original.{ending}")
    kept = default_storage.save(name, File(file))
    try:
        with transaction.atomic():
            HumanRecording.objects.of(page_id, version).exclude(state=State.IN_USE).delete()
            recording.save()
            taken_in.send(sender=HumanRecording, recording=recording, contact=told.contact)
            level_recording.enqueue(recording.pk)
    except BaseException:
        default_storage.delete(kept)
        raise
    return recording


def use(*, recording: HumanRecording, starts: Sequence[float | None], words: Sequence[str]) -> None:
    """Set the times of the page's headings and use the recording. ``words`` are those that the times were set for."""
    planned = plan_of(recording)
    found = sections_of(planned) if planned else []
    if [section.words for section in found] != list(words):
        raise ChangedMeanwhileError
    with transaction.atomic():
        recording.sections = as_read(found, list(starts), end=recording.seconds)
        recording.state = State.CUTTING
        recording.save(update_fields=["sections", "state"])
        cut_recording.enqueue(recording.pk)


def try_again(*, recording: HumanRecording) -> None:
    """Have it made fit, or cut, once more."""
    is_levelled = recording.seconds > 0
    with transaction.atomic():
        recording.state, recording.refusal = (State.CUTTING if is_levelled else State.TAKEN), ""
        recording.save(update_fields=["state", "refusal"])
        (cut_recording if is_levelled else level_recording).enqueue(recording.pk)


def withdraw(*, recording: HumanRecording, now: datetime) -> None:
    """Erase a recording with all its sound. The voice speaks again at once."""
    page_id, version, was_heard = recording.page_id, recording.version, recording.state == State.IN_USE
    recording.delete()
    if was_heard:
        have_heard_again(page_id, version, now=now)

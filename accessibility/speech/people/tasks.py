"""Recordings by people, worked on in the background on the queue of the voice. Only ids travel."""

from django.utils import timezone
from django_tasks import task

from accessibility.speech.people import work
from accessibility.speech.tasks import QUEUE
from accessibility.speech.turns import make_wanted


def _between() -> None:
    make_wanted(now=timezone.now())


@task(queue_name=QUEUE)
def level_recording(recording_id: int) -> None:
    """Make an uploaded recording fit to be listened to."""
    work.level(recording_id, between=_between)


@task(queue_name=QUEUE)
def cut_recording(recording_id: int) -> None:
    """Make the sections of a recording, and use it."""
    work.cut(recording_id, now=timezone.now(), between=_between)

"""How much sound may be asked for at once: a town's machine is small, and somebody may press ▶ ten thousand times."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accessibility.speech import page_recordings
from accessibility.speech.page_recordings import Heard, QueueFullError
from accessibility.speech.recordings import Plan
from accessibility.speech.tasks import record_wanted_page
from accessibility.throttle import too_many

# Pages that nobody has heard yet, from one address in ten minutes. A library or a home for the elderly shares one.
NEW_PAGES_FROM_ONE_ADDRESS = 60


class BusyError(Exception):
    """Not now: says when to come again, and with which status."""

    def __init__(self, *, status: int, seconds: int) -> None:
        super().__init__(f"{status}, again in {seconds} s")
        self.status = status
        self.seconds = seconds


class Slot(NamedTuple):
    """One place among those that are given out while being made. To be released once; twice does no harm."""

    release: Callable[[], None]


def wish(request: HttpRequest, heard: Heard, planned: Plan) -> None:
    """Have the page's sound made, unless somebody else has asked for it; raises ``BusyError`` when there is no room."""
    now = timezone.now()
    if page_recordings.is_wanted(heard, planned, now=now):
        return
    if too_many(request, purpose="listen", limit=NEW_PAGES_FROM_ONE_ADDRESS):
        raise BusyError(status=429, seconds=600)
    try:
        page_recordings.want(heard, planned, now=now, enqueue=_enqueue)
    except QueueFullError as full:
        raise BusyError(status=503, seconds=60) from full


def _enqueue(wanted: Heard) -> None:
    record_wanted_page.enqueue(*wanted)


class _Streams:
    """How many listeners this process serves with sound that is being made. Each holds one of its few threads."""

    lock = threading.Lock()
    taken = 0


def being_served() -> int:
    """How many places are taken."""
    return _Streams.taken


def slot() -> Slot:
    """Take a place; raises ``BusyError`` when all are taken: pages must go on being shown."""
    with _Streams.lock:
        if _Streams.taken >= settings.ENGAWA_STREAMS_AT_ONCE:
            raise BusyError(status=503, seconds=5)
        _Streams.taken += 1
    held = threading.Lock()

    def release() -> None:
        if held.acquire(blocking=False):
            with _Streams.lock:
                _Streams.taken -= 1

    return Slot(release)

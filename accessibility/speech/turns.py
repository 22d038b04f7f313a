"""Who is served between two sentences: everybody who waits, a sentence each."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from accessibility.models import PageRecording
from accessibility.speech import page_recordings, work
from accessibility.speech.claims import Answer
from accessibility.speech.engines import SpeechError
from accessibility.speech.page_recordings import Heard
from accessibility.speech.plans import Spoken

logger = logging.getLogger(__name__)
WANTED, MAKING = PageRecording.State.WANTED, PageRecording.State.MAKING
Others = dict[tuple[Heard, str], Iterator[Spoken]]


class Turns:
    """Called after each sentence of a page somebody waits for: one sentence of each other page somebody waits for.

    A voice speaks eight times as fast as it is listened to. Eight listeners of long pages therefore need not wait for
    each other, as long as nobody is served to the end first. The pages are joined by tasks of their own.
    """

    def __init__(self, own: Heard, also: Callable[[], None] = lambda: None) -> None:
        self._own = own
        self._also = also
        self._others: Others = {}

    def __call__(self) -> None:
        """Give each its turn."""
        self._also()
        for page_id, version, manner, digest in self._waiting():
            heard = Heard(page_id, version, manner)
            if heard != self._own:
                self._one_sentence(heard, digest)

    def _waiting(self) -> list[tuple[int, str, str, str]]:
        rows = PageRecording.objects.filter(state=WANTED)
        return list(rows.order_by("asked_at").values_list("page_id", "version", "manner", "digest"))

    def _one_sentence(self, heard: Heard, digest: str) -> None:
        for spoken in self._others.setdefault((heard, digest), _sentences(heard)):
            answers = [work.make(piece) for piece in spoken.pieces if not work.is_made(piece)]
            if Answer.MADE in answers:
                return


def _sentences(heard: Heard) -> Iterator[Spoken]:
    """Looked up at the first turn only: to ask a long page what it says takes as long as speaking a word."""
    page = page_recordings.page_to_hear(heard.page_id, heard.version)
    if page is not None:
        yield from page_recordings.plan_of(page, announces=heard.announces).spoken


def make_wanted(*, now: datetime, also: Callable[[], None] = lambda: None) -> None:
    """Record what somebody waits for. Called between the sentences of recordings that nobody waits for."""
    for row in PageRecording.objects.filter(state=WANTED).order_by("asked_at"):
        if not PageRecording.objects.filter(pk=row.pk, state=WANTED).update(state=MAKING):
            continue
        heard = Heard(row.page_id, row.version, row.manner)
        try:
            page_recordings.make(heard, now=now, between=Turns(heard, also))
        except (SpeechError, OSError):
            logger.exception("The recording of page %s failed", row.page_id)

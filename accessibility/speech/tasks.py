"""What the voice makes in the background, on its own queue. Only ids travel."""

from django.utils import timezone
from django_tasks import task

from accessibility.speech import drafts, page_recordings
from accessibility.speech.page_recordings import Heard
from accessibility.speech.turns import Turns

QUEUE = "speech"
# A town with many new pages waits minutes for all their sound: readers and listeners go first.
SOONER = 10


@task(queue_name=QUEUE, priority=SOONER)
def record_wanted_page(page_id: int, version: str = "", manner: str = "") -> None:
    """Record a page, or a version of it, that somebody wants to hear now."""
    heard = Heard(page_id, version, manner)
    page_recordings.make(heard, now=timezone.now(), between=Turns(heard, what_staff_wait_for))


def what_staff_wait_for() -> None:
    """Sentences of drafts, which somebody has just pressed."""
    drafts.speak_wanted(now=timezone.now())

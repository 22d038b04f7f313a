"""What the voice makes in the background, on its own queue. Only ids travel."""

from django.utils import timezone
from django_tasks import task

from accessibility.speech import drafts, page_recordings
from accessibility.speech.page_recordings import Heard

QUEUE = "speech"
# A town with many new pages waits minutes for all their sound: readers and listeners go first.
SOONER = 10


@task(queue_name=QUEUE, priority=SOONER)
def record_wanted_page(page_id: int, version: str = "", manner: str = "") -> None:
    """Record a page, or a version of it, that somebody wants to hear now."""
    page_recordings.make(
        Heard(page_id, version, manner),
        now=timezone.now(),
        between=lambda: drafts.speak_wanted(now=timezone.now()),
    )

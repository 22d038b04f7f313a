"""What is made in the background, on the queue ``speech``. Only ids travel."""

from django.utils import timezone
from django_tasks import task

from accessibility.furigana import annotate
from accessibility.speech import page_recordings
from accessibility.speech.tasks import QUEUE, SOONER


@task(queue_name=QUEUE, priority=SOONER)
def annotate_page(page_id: int) -> None:
    """Make the rubies of a page that was just published: quick, and it keeps Open JTalk out of the page workers."""
    page = page_recordings.page_to_hear(page_id)
    if page is not None:
        annotate(page.main_html())


@task(queue_name=QUEUE)
def prepare_page(page_id: int) -> None:
    """Make the rubies and the recording of a page that was just published, before anybody asks."""
    page = page_recordings.page_to_hear(page_id)
    if page is None:
        return
    annotate(page.main_html())
    page_recordings.make(page_id, now=timezone.now(), between=lambda: page_recordings.make_wanted(now=timezone.now()))

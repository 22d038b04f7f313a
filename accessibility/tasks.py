"""What is made in the background, on the queue ``speech``. Only ids travel."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from accessibility.furigana import annotate
from accessibility.readings import table
from accessibility.speech import page_recordings
from accessibility.speech.page_recordings import Heard
from accessibility.speech.tasks import QUEUE, SOONER


@task(queue_name=QUEUE, priority=SOONER)
def annotate_page(page_id: int) -> None:
    """Make the rubies of a page that was just published, and of the lists above it, which now name it.

    It is quick, serves every level, and keeps Open JTalk out of the page workers: no visitor waits for a reading.
    """
    published = Page.objects.filter(pk=page_id).first()
    above = published.get_ancestors(inclusive=True).order_by("-depth") if published else Page.objects.none()
    for each_id in above.values_list("pk", flat=True):
        for page in page_recordings.all_to_hear(each_id).values():
            annotate(page.main_html())


@task(queue_name=QUEUE)
def prepare_page(page_id: int) -> None:
    """Make the rubies and the recording of a page that was just published, before anybody asks."""
    for version, page in page_recordings.all_to_hear(page_id).items():
        annotate(page.main_html())
        page_recordings.make(
            Heard(page_id, version),
            now=timezone.now(),
            between=lambda: page_recordings.make_wanted(now=timezone.now()),
        )


@task(queue_name=QUEUE, priority=SOONER)
def refresh_readings(surface: str) -> None:
    """A word is read otherwise than before: make the rubies of every page that says it, and have it spoken again."""
    table.forget()
    for page_id in Page.objects.live().public().values_list("pk", flat=True):
        said = [page.main_html() for page in page_recordings.all_to_hear(page_id).values()]
        spoken = [html for html in said if surface in html]
        for html in spoken:
            annotate(html)
        if spoken and settings.ENGAWA_SPEAK_AHEAD:
            prepare_page.enqueue(page_id)

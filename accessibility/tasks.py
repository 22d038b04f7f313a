"""What is made in the background, on the queue ``speech``. Only ids travel."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from accessibility.furigana import annotate
from accessibility.readings import table
from accessibility.readings.places_of_words import is_in
from accessibility.speech import page_recordings
from accessibility.speech.page_recordings import Heard
from accessibility.speech.tasks import QUEUE, SOONER, what_staff_wait_for
from accessibility.speech.turns import make_wanted


@task(queue_name=QUEUE, priority=SOONER)
def annotate_page(page_id: int) -> None:
    """Make the rubies of a page that was just published, and of the lists above it, which now name it.

    It is quick, serves every level, and keeps Open JTalk out of the page workers: no visitor waits for a reading.
    """
    published = Page.objects.filter(pk=page_id).first()
    above = published.get_ancestors(inclusive=True).order_by("-depth") if published else Page.objects.none()
    for each_id in above.values_list("pk", flat=True):
        for page in page_recordings.all_to_hear(each_id).values():
            annotate(page.main_html(), page_id=each_id)


@task(queue_name=QUEUE)
def prepare_page(page_id: int) -> None:
    """Make the rubies and the recording of a page that was just published, before anybody asks."""
    for version, page in page_recordings.all_to_hear(page_id).items():
        annotate(page.main_html(), page_id=page_id)
        page_recordings.make(Heard(page_id, version), now=timezone.now(), between=_what_somebody_waits_for)


def _what_somebody_waits_for() -> None:
    what_staff_wait_for()
    make_wanted(now=timezone.now(), also=what_staff_wait_for)


@task(queue_name=QUEUE, priority=SOONER)
def refresh_readings(surface: str, only_page_id: int | None = None) -> None:
    """A word is read otherwise than before, on one page or on all: make the rubies and the sound of what says it.

    Sentences without the word keep theirs.
    """
    table.forget()
    pages = Page.objects.live().public()
    pages = pages.filter(pk=only_page_id) if only_page_id else pages
    for page_id in pages.values_list("pk", flat=True):
        said = [page.main_html() for page in page_recordings.all_to_hear(page_id).values()]
        spoken = [html for html in said if is_in(surface, html)]
        for html in spoken:
            annotate(html, page_id=page_id)
        if spoken and settings.ENGAWA_SPEAK_AHEAD:
            prepare_page.enqueue(page_id)

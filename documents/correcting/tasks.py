"""Background work: printing an office file, so that staff see its sheets."""

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task

from documents.correcting import pictures
from documents.models import DocumentPage

# While one task waits in the queue, no second one is put there.
ASKED_FOR_SECONDS = 600


@task()
def make_paper(page_id: int) -> None:
    """A document deleted in the meantime needs none."""
    page = DocumentPage.objects.filter(pk=page_id).first()
    if page is not None and page.upload is not None:
        pictures.make_paper(page, now=timezone.now())


def want_paper(page: DocumentPage) -> None:
    """Have it made, if it has to be."""
    if pictures.needs_printing(page) and cache.add(f"paper-{page.upload_id}-{page.pk}", 1, ASKED_FOR_SECONDS):
        make_paper.enqueue(page.pk)

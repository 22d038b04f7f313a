"""Background work of requests. Ids only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from documents.models import DocumentPage
from documents.requests import standing


@task()
def open_standing_cases(page_id: int) -> None:
    """One request for each standing order. A worker that was killed half way goes on where it stopped."""
    page = DocumentPage.objects.live().select_related("locale").filter(pk=page_id).first()
    if page is not None:
        standing.open_cases_for(page, now=timezone.now())

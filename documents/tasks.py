"""Background work: reading a document, and making each of its formats."""

from django.utils import timezone
from django_tasks import task

from documents import actions
from documents.models import DocumentPage, SourceText


@task()
def read_document(page_id: int) -> None:
    """Take out the text, then let each format be made by a task of its own: one that fails holds up no other."""
    page = DocumentPage.objects.live().filter(pk=page_id).first()
    if page is None:
        return
    for kind in actions.read_document(page=page, now=timezone.now()):
        make_format.enqueue(page_id, kind)


@task()
def make_format(page_id: int, kind: str) -> None:
    """Make one format. A document deleted in the meantime needs none."""
    if SourceText.objects.filter(page_id=page_id).exists():
        actions.make_format(page_id=page_id, kind=kind)

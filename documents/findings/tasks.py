"""Examining in the background."""

from django.utils import timezone
from django_tasks import task
from wagtail.documents.models import Document

from documents.findings.actions import examine_file


@task()
def examine_document(document_id: int) -> None:
    """Look at a file of Wagtail's documents. One deleted in the meantime needs no look."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        return
    with document.file.open("rb") as file:
        examine_file(content=file.read(), now=timezone.now())

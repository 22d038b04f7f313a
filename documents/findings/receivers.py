"""What happens by itself when files change."""

from typing import Any

from django.db import transaction
from wagtail.documents.models import Document

from documents.findings.tasks import examine_document
from documents.models import DocumentPage


def examine_new_file(instance: Document, **_kwargs: Any) -> None:
    """Staff put a new file under an old name: what was found in the old one says nothing of it."""
    if DocumentPage.objects.filter(upload=instance).exists():
        transaction.on_commit(lambda: examine_document.enqueue(instance.pk))

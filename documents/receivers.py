"""What happens by itself when documents or their files change."""

from collections.abc import Collection
from typing import Any

from wagtail.documents.models import Document

from documents.models import DocumentPage
from documents.tasks import read_document, read_draft


def read_after_publishing(instance: DocumentPage, **_kwargs: Any) -> None:
    """A published document is read and made into its formats."""
    read_document.enqueue(instance.pk)


def read_after_correcting(page_id: int, **_kwargs: Any) -> None:
    """Everything that is made from a corrected text is made anew."""
    read_document.enqueue(page_id)


def read_before_publishing(page_id: int, **_kwargs: Any) -> None:
    """Staff want to correct a text before anybody else sees it."""
    read_draft.enqueue(page_id)


def read_after_new_file(
    instance: Document, *, created: bool, update_fields: Collection[str] | None = None, **_kwargs: Any
) -> None:
    """Staff put a new file under an old name: every document that shows it is read again.

    Wagtail also saves when it first notes size or hash of a file; that is no new file. Nor can a document show one
    that was created just now.
    """
    if created or (update_fields is not None and "file" not in update_fields):
        return
    for page in DocumentPage.objects.live().filter(upload=instance):
        read_document.enqueue(page.pk)

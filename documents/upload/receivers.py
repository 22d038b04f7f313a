"""What happens by itself when a document of Wagtail's is saved or goes."""

from typing import Any

from django.utils import timezone
from wagtail.documents.models import Document

from documents.upload import actions
from documents.upload.models import Original


def keep_original(instance: Document, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 -- Django's
    """Note where a new file came from. ``raw`` is a backup being restored, with notes of its own."""
    received = instance.__dict__.pop("received", None)
    if received is not None:
        received_by = instance.__dict__.pop("received_by", None)
        actions.keep(document=instance, received=received, received_by=received_by, now=timezone.now())
    elif not raw:
        actions.keep_if_unknown(document=instance, now=timezone.now())


def forget_original(instance: Original, **_kwargs: Any) -> None:
    """No original outlives its document."""
    actions.forget_file_of(instance)

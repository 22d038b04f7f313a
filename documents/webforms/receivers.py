"""What happens by itself."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from documents.webforms.models import Attachment


def remove_file_of(instance: Attachment, **_signal: Any) -> None:
    """No file outlives its answer."""
    name, storage = instance.file.name, instance.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def connect() -> None:
    """Once, when the room opens."""
    post_delete.connect(remove_file_of, sender=Attachment, dispatch_uid="documents.webforms")

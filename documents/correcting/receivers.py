"""What goes when a document goes."""

from typing import Any

from django.db import transaction

from documents.correcting.models import Paper, SourceVersion


def forget_paper_of(instance: SourceVersion, **_kwargs: Any) -> None:
    """The sheets of a file are kept as long as some version was read from it."""
    sha = instance.original_sha
    if not SourceVersion.objects.filter(original_sha=sha).exists():
        Paper.objects.filter(sha=sha).delete()


def remove_file_of(instance: Paper, **_kwargs: Any) -> None:
    """No printed file outlives its original."""
    name, storage = instance.pdf.name, instance.pdf.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))

"""What goes when a document goes."""

from typing import Any

from documents.correcting.models import Paper, SourceVersion


def forget_paper_of(instance: SourceVersion, **_kwargs: Any) -> None:
    """The sheets of a file are kept as long as some version was read from it."""
    sha = instance.original_sha
    if not SourceVersion.objects.filter(original_sha=sha).exists():
        Paper.objects.filter(sha=sha).delete()

"""Correcting the text of documents."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_delete

from documents.files_of_rows import remove_with_row


class CorrectingConfig(AppConfig):
    """An application of its own inside the room, so that its tables have a history of their own."""

    name = "documents.correcting"
    label = "document_corrections"
    verbose_name = "資料の文章の直し"

    def ready(self) -> None:
        """Connect what happens by itself. Models only exist from here on, hence the import by name."""
        receivers = import_module("documents.correcting.receivers")
        post_delete.connect(receivers.forget_paper_of, sender=self.get_model("SourceVersion"))
        remove_with_row(self.get_model("Paper"), "pdf")

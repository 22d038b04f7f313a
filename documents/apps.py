"""The documents room."""

import importlib

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_save

from documents.checks import check_printing, check_reading_pictures
from documents.files_of_rows import remove_with_row


class DocumentsConfig(AppConfig):
    """Documents, extraction and formats."""

    name = "documents"
    verbose_name = "資料"

    def ready(self) -> None:
        """Connect what happens by itself. Models only exist from here on, hence the import by name."""
        receivers = importlib.import_module("documents.receivers")
        page_published = importlib.import_module("wagtail.signals").page_published
        page_published.connect(receivers.read_after_publishing, sender=self.get_model("DocumentPage"))
        corrections = importlib.import_module("documents.correcting.signals")
        corrections.text_corrected.connect(receivers.read_after_correcting)
        corrections.reading_wanted.connect(receivers.read_before_publishing)
        post_save.connect(receivers.read_after_new_file, sender="wagtaildocs.Document")
        remove_with_row(self.get_model("Format"))
        importlib.import_module("documents.podcast").register()
        importlib.import_module("documents.gate_rules").register()
        importlib.import_module("documents.sound_kept").register()
        register(check_printing)
        register(check_reading_pictures)
        importlib.import_module("documents.broadcast").bring()

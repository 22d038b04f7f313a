"""Uploads: what came in, how, and what was taken out of it."""

import importlib

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_delete, post_save

from documents.upload.checks import check_office, check_walls


class UploadConfig(AppConfig):
    """An application of its own inside the room, so that its table has a history of its own."""

    name = "documents.upload"
    label = "document_uploads"
    verbose_name = "資料のもとのファイル"

    def ready(self) -> None:
        """Models only exist from here on, hence the import by name."""
        receivers = importlib.import_module("documents.upload.receivers")
        post_save.connect(receivers.keep_original, sender="wagtaildocs.Document")
        post_delete.connect(receivers.forget_original, sender=self.get_model("Original"))
        register(check_office)
        register(check_walls, deploy=True)

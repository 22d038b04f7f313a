"""Findings on uploaded files."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_save


class FindingsConfig(AppConfig):
    """An application of its own inside the room, because what it stores is its own."""

    name = "documents.findings"
    label = "document_findings"
    verbose_name = "資料の使いやすさ"

    def ready(self) -> None:
        """Look at every new file, and tell the publishing gate. Models exist only now, hence the imports by name."""
        receivers = import_module("documents.findings.receivers")
        post_save.connect(receivers.examine_new_file, sender="wagtaildocs.Document")
        import_module("cms.gate.registry").register("documents.findings", import_module("documents.findings.gate").rule)

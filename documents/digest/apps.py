"""The weekly letter."""

from importlib import import_module

from django.apps import AppConfig


class DigestConfig(AppConfig):
    """An application of its own inside the room: it has readers, and the room does not need them."""

    name = "documents.digest"
    label = "document_digest"
    verbose_name = "資料のお知らせの手紙"

    def ready(self) -> None:
        """Say which personal data is kept. Models exist only now, hence the import by name."""
        import_module("documents.digest.personal_data").register()

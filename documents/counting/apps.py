"""Counters of downloads."""

from importlib import import_module

from django.apps import AppConfig

from documents.formats.turns import bring


class CountingConfig(AppConfig):
    """An application of its own: its rows are counts, and nothing in the room depends on them."""

    name = "documents.counting"
    label = "document_counting"
    verbose_name = "資料の利用数"

    def ready(self) -> None:
        """Listen to what is given out. Models exist only from here on, hence the import by name."""
        import_module("documents.counting.receivers").connect()
        # What is fetched most is made first.
        bring(import_module("documents.counting.reads").fetched_lately)

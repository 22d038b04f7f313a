"""The weekly programme."""

from importlib import import_module

from django.apps import AppConfig


class BroadcastConfig(AppConfig):
    """An application of its own inside the room, because its pages build on those of the room."""

    name = "cms.broadcast"
    label = "broadcast"
    verbose_name = "声の広報"

    def ready(self) -> None:
        """Offer the podcast. Models exist only now, hence the import by name."""
        import_module("cms.broadcast.podcast").register()

"""The residents room."""

from importlib import import_module

from django.apps import AppConfig


class ResidentsConfig(AppConfig):
    """Residents' contact points, letters, export and erasure."""

    name = "residents"
    verbose_name = "参加者"

    def ready(self) -> None:
        """Say which personal data this room keeps."""
        # Models can be imported only once every app is there.
        import_module("residents.contact").register()
        import_module("residents.voices").register()

"""Mandates."""

from importlib import import_module

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own, and the room does not need it."""

    name = "residents.mandates"
    label = "mandates"
    verbose_name = "委任"

    def ready(self) -> None:
        """Say which personal data is kept. Models exist only now, hence the import by name."""
        import_module("residents.mandates.personal_data").register()

"""Linking LINE."""

from importlib import import_module

from django.apps import AppConfig


class LineConfig(AppConfig):
    """An application of its own: a town without LINE never opens it."""

    name = "residents.line"
    label = "line"
    verbose_name = "LINEで受け取る"

    def ready(self) -> None:
        """Say which personal data is kept. Models exist only now, hence the import by name."""
        import_module("residents.line.personal_data").register()

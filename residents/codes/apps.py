"""One-time codes."""

from importlib import import_module

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """An application of its own: whoever asks for a proof needs nothing else of the room."""

    name = "residents.codes"
    label = "codes"
    verbose_name = "番号"

    def ready(self) -> None:
        """Say how what is kept goes again. Models exist only now, hence the import by name."""
        import_module("residents.codes.personal_data").register()

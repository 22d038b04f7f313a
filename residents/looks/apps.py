"""Who looked."""

from importlib import import_module

from django.apps import AppConfig


class LooksConfig(AppConfig):
    """An application of its own: every screen of the rooms above writes here."""

    name = "residents.looks"
    label = "looks"
    verbose_name = "だれが見たか"

    def ready(self) -> None:
        """Say what is kept, and for how long. Models exist only now, hence the import by name."""
        import_module("residents.looks.personal_data").register()

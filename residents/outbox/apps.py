"""The outbox."""

from importlib import import_module

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """An application of its own, so that every room above can write letters without knowing of the others."""

    name = "residents.outbox"
    label = "outbox"
    verbose_name = "手紙"

    def ready(self) -> None:
        """Say which personal data is kept, and how it goes. Models exist only now, hence the import by name."""
        import_module("residents.outbox.personal_data").register()

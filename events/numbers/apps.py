"""New telephone numbers."""

from importlib import import_module

from django.apps import AppConfig


class NumbersConfig(AppConfig):
    """An application of its own inside the room: it has a table of its own, and most registrations have none."""

    name = "events.numbers"
    label = "event_numbers"
    verbose_name = "新しい電話番号"

    def ready(self) -> None:
        """Say which personal data is kept. Models exist only now, hence the import by name."""
        import_module("events.numbers.personal_data").register()

"""The joining card."""

from importlib import import_module

from django.apps import AppConfig


class EventCardConfig(AppConfig):
    """A table of its own for papers that are being made."""

    name = "events.card"
    label = "event_card"
    verbose_name = "参加カード"

    def ready(self) -> None:
        """Stand on the page of every registration, and say which personal data is kept."""
        # Models exist only now, hence the imports by name.
        import_module("events.card.piece").register()
        import_module("events.card.personal_data").register()

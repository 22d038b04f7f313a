"""The events room."""

from importlib import import_module

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events, sessions, registration, support requests, open data."""

    name = "events"
    verbose_name = "催し"

    def ready(self) -> None:
        """Follow publishing, and say which personal data this room keeps."""
        # Models can be imported only once every app is there.
        import_module("events.receivers").connect()
        import_module("events.personal_data").register()

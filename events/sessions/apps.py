"""Sessions of events."""

from importlib import import_module

from django.apps import AppConfig


class EventSessionsConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own."""

    name = "events.sessions"
    label = "event_sessions"
    verbose_name = "催しの回"

    def ready(self) -> None:
        """Stand on the page of every registration. Models exist only now, hence the import by name."""
        import_module("events.sessions.pieces").register()

"""Support requests as cases."""

from importlib import import_module

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own."""

    name = "events.support"
    label = "event_support"
    verbose_name = "配慮の手配"

    def ready(self) -> None:
        """Follow sessions, say which personal data is kept, stand on every registration's page and in letters."""
        # Models exist only now, hence the imports by name.
        import_module("events.support.receivers").connect()
        import_module("events.support.personal_data").register()
        import_module("events.support.piece").register()
        import_module("events.support.letters").register()
        import_module("events.support.desk.piece").register()

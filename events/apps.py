"""The events room."""

from importlib import import_module

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events, sessions, registration, support requests, open data."""

    name = "events"
    verbose_name = "催し"

    def ready(self) -> None:
        """Follow publishing, say which personal data this room keeps and what the gate asks of events."""
        # Models can be imported only once every app is there.
        import_module("events.receivers").connect()
        import_module("events.personal_data").register()
        import_module("events.gate_rules").register()
        import_module("events.broadcast").bring()
        import_module("events.podcast").register()
        import_module("events.carers.piece").bring()
        import_module("events.carers.desk.piece").register_pieces()
        import_module("events.letters.receivers").connect()
        import_module("events.places.pieces").bring()
        import_module("events.places.codes").bring()
        import_module("events.rehearsals.piece").bring()

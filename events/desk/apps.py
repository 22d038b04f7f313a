"""The telephone and counter desk."""

from importlib import import_module

from django.apps import AppConfig


class EventDeskConfig(AppConfig):
    """An application of its own inside the room: what staff did has tables of its own."""

    name = "events.desk"
    label = "event_desk"
    verbose_name = "電話・窓口"

    def ready(self) -> None:
        """Say which personal data the desk keeps; calls stand beside the person and the case that they are about."""
        # Models exist only now, hence the import by name.
        import_module("events.desk.personal_data").register()
        import_module("events.desk.calls.pieces").bring()

"""Reminders."""

from importlib import import_module

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """An application of its own inside the room: an event may have a plan of letters, and most have none."""

    name = "events.reminders"
    label = "event_reminders"
    verbose_name = "知らせの予定"

    def ready(self) -> None:
        """Stand on the page of every registration and in its letters. Models exist only now, hence by name."""
        import_module("events.reminders.pieces").register()
        import_module("events.reminders.words").register()
        import_module("events.reminders.desk.line").lay_on_the_desk()

"""Doors of sessions."""

from importlib import import_module

from django.apps import AppConfig


class EventDoorsConfig(AppConfig):
    """Tables of their own, so that no private link ever stands in the revision of a page."""

    name = "events.doors"
    label = "event_doors"
    verbose_name = "つなぎ先"

    def ready(self) -> None:
        """Let `manage.py check` look at the settings of the town's own meeting server."""
        import_module("events.doors.checks")

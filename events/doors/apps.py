"""Doors of sessions."""

from importlib import import_module

from django.apps import AppConfig


class EventDoorsConfig(AppConfig):
    """Tables of their own, so that no private link ever stands in the revision of a page."""

    name = "events.doors"
    label = "event_doors"
    verbose_name = "つなぎ先"

    def ready(self) -> None:
        """Look at the settings of the meeting server, and at pages that would give private links away."""
        # Models exist only now, hence the imports by name.
        import_module("events.doors.checks")
        import_module("events.doors_desk.gate_rules").register()

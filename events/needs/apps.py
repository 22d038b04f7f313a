"""Kept needs at events."""

from importlib import import_module

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """An application of its own inside the room: the room does not need it, and it has a duty of its own."""

    name = "events.needs"
    label = "event_needs"
    verbose_name = "わたしの配慮（催し）"

    def ready(self) -> None:
        """Bring the catalogue, and stand on the page of a registration. Models exist only now."""
        import_module("events.needs.offers").bring()
        import_module("events.needs.pieces").put_on_the_page()
        import_module("events.needs.pieces").lead_back_to_the_form()
        import_module("events.needs.desk.pieces").lay_on_the_desk()

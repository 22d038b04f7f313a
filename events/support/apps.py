"""Support requests as cases."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own."""

    name = "events.support"
    label = "event_support"
    verbose_name = "配慮の手配"

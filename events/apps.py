"""The events room."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events, sessions, registration, support requests, open data."""

    name = "events"
    verbose_name = "催し"

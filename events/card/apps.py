"""The joining card."""

from django.apps import AppConfig


class EventCardConfig(AppConfig):
    """A table of its own for papers that are being made."""

    name = "events.card"
    label = "event_card"
    verbose_name = "参加カード"

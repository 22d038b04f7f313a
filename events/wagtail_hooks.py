"""What the events room adds to Wagtail's screens."""

from events.opendata import hooks as open_data

__all__ = ["open_data"]

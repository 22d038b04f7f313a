"""What the events room adds to Wagtail's screens."""

from events.desk import hooks as desk
from events.opendata import hooks as open_data

__all__ = ["desk", "open_data"]

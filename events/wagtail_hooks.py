"""What the events room adds to Wagtail's screens."""

from events.carers.desk import hooks as mandates
from events.desk import hooks as desk
from events.doors_desk import hooks as doors
from events.opendata import hooks as open_data
from events.reminders.desk import hooks as letters

__all__ = ["desk", "doors", "letters", "mandates", "open_data"]

"""Writes the reminders whose time has come, and the thanks for what is over. Run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.reminders.actions import remind, thank


class Command(BaseCommand):
    """A chore of keep_house. Nobody is reminded twice."""

    help = "Write reminders and thanks that are due (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write them; the job worker sends them."""
        now = timezone.now()
        written = remind(now=now) + thank(now=now)
        if written:
            self.stdout.write(f"{written} people reminded or thanked")

"""Says of mandates past their last day that they have ended, and warns of those that soon will. Run it every hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from residents.mandates.actions import end_what_is_over


class Command(BaseCommand):
    """A chore of keep_house. Nobody could use such a mandate any more, with or without this."""

    help = "End mandates whose last day is over, and tell both sides (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """End them."""
        if count := end_what_is_over(now=timezone.now()):
            self.stdout.write(f"{count} mandates have ended")

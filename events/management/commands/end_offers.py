"""Goes on to the next one on the waiting list where the time to answer is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.actions import end_offers


class Command(BaseCommand):
    """A chore of keep_house. What was ended is not ended again."""

    help = "End offers of places whose time to answer is over, and offer the places to the next (safe at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """End them."""
        if ended := end_offers(now=timezone.now()):
            self.stdout.write(f"{ended} offers ended")

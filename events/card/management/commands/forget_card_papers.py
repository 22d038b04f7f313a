"""Erase cards that were made as files more than a day ago (a chore of keep_house)."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.card.papers import forget_old


class Command(BaseCommand):
    """Files with somebody's name and links live for a day."""

    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many."""
        if forgotten := forget_old(now=timezone.now()):
            self.stdout.write(f"{forgotten} cards erased")

"""Puts letters back into the job queue whose job was lost or whose mail server was away. Run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from residents.outbox.actions import take_up_again


class Command(BaseCommand):
    """A chore of keep_house. A letter that was sent meanwhile is not sent again."""

    help = "Send the letters of the outbox that are due (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Enqueue them."""
        if count := take_up_again(now=timezone.now()):
            self.stdout.write(f"{count} letters put back into the queue")

"""Go on with what there is instead of support that nobody could arrange in time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.support.instead import go_on_with_what_there_is_instead


class Command(BaseCommand):
    """A chore of keep_house. A case that was settled meanwhile stays as it is."""

    help = "Takes the next step of support requests whose day is over: what there is instead, told to the resident."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Say how many, never whose."""
        moved = go_on_with_what_there_is_instead(now=timezone.now())
        if moved:
            self.stdout.write(f"{moved} support requests went on to what there is instead")

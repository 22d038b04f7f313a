"""What became of a burst."""

import json
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from events.models import Registration


class Command(BaseCommand):
    """Print how many registrations there are in each state at one session."""

    def add_arguments(self, parser: Any) -> None:
        """The session."""
        parser.add_argument("session", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print JSON."""
        states = Registration.objects.filter(session_id=options["session"]).values_list("state", flat=True)
        self.stdout.write(json.dumps(Counter(states)))

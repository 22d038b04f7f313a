"""Many people take places, each by a form and an address of their own: for the figures of letters."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import Way
from events.models import Session
from residents.contact_points import ContactPoint


class Command(BaseCommand):
    """Prints the seconds as JSON."""

    def add_arguments(self, parser: CommandParser) -> None:
        """A session without a limit of its own, and how many."""
        parser.add_argument("session", type=int)
        parser.add_argument("people", type=int)

    def handle(self, *_args: Any, session: int, people: int, **_options: Any) -> None:
        """One after the other; nobody waits for a letter."""
        Session.objects.filter(pk=session).update(capacity=None)
        started = time.perf_counter()
        for number in range(people):
            wish = Wish(name=f"住民{number}", contact=ContactPoint(email=f"letters{number}@example.jp"), way=Way.PHONE)
            take_place(session_id=session, wish=wish, form_key=f"letters-{number}", now=timezone.now())
        self.stdout.write(json.dumps(time.perf_counter() - started))

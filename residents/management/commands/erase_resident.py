"""Erases everything the house knows of one resident."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from residents import privacy


class Command(BaseCommand):
    """For the day somebody asks to be forgotten. Places to come are given back."""

    help = "Erase everything kept of the resident with this reference. Cannot be undone."

    def add_arguments(self, parser: CommandParser) -> None:
        """The reference on the result page or letter."""
        parser.add_argument("reference")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Find and erase."""
        resident = privacy.find(options["reference"])
        if resident is None:
            raise CommandError("No registration has this reference.")
        for kind, rows in privacy.erase(resident, now=timezone.now()).items():
            self.stdout.write(f"{kind}: {rows}")

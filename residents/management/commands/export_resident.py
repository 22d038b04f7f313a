"""Hands out everything the house knows of one resident."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from residents import privacy


class Command(BaseCommand):
    """For the day somebody asks what the town knows of them."""

    help = "Write everything kept of the resident with this reference as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """The reference on the result page or letter."""
        parser.add_argument("reference")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Find and write."""
        resident = privacy.find(options["reference"])
        if resident is None:
            raise CommandError("No registration has this reference.")
        self.stdout.write(json.dumps(privacy.export(resident), ensure_ascii=False, indent=2))

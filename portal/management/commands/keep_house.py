"""The chores that nobody asks for and everybody relies on."""

import logging
import time
from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Run every command of ENGAWA_CHORES, each as often as that setting says (seconds)."""

    help = "Run the regular chores (ENGAWA_CHORES)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --forever."""
        parser.add_argument("--forever", action="store_true", help="go on until stopped; without it, each chore once")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run what is due; a chore that fails is logged and does not keep the others from running."""
        chores: dict[str, int] = settings.ENGAWA_CHORES
        if unknown := set(chores) - set(get_commands()):
            raise CommandError(f"ENGAWA_CHORES names commands that do not exist: {sorted(unknown)}")
        due = dict.fromkeys(chores, 0.0)
        while True:
            for name, every in chores.items():
                if time.monotonic() >= due[name]:
                    due[name] = time.monotonic() + every
                    self.do(name)
            if not options["forever"]:
                return
            time.sleep(1)

    def do(self, name: str) -> None:
        """Run one chore, and say its name before what it says. Chores with nothing to do say nothing."""
        close_old_connections()
        said = StringIO()
        try:
            call_command(name, stdout=said)
        except Exception:
            logger.exception("The chore %s failed", name)
        for line in said.getvalue().splitlines():
            self.stdout.write(f"{name}: {line}")

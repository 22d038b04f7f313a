"""`make demo-reset`, and the first half of `make run`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal import opening, preparation


class Command(BaseCommand):
    """Migrate, build static files and, when there are no pages yet, load the demo town or open the real one."""

    help = "Prepare database, static files and the first pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --reset."""
        parser.add_argument("--reset", action="store_true", help="throw the demo town away and build it anew")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do each step that is not done yet."""
        if options["reset"] and not settings.ENGAWA_DEMO:
            raise CommandError("Only the demo town can be reset.")
        if preparation.migrate():
            self.stdout.write("Database is up to date.")
        if preparation.build_static_files():
            self.stdout.write("Static files are built.")
        if options["reset"]:
            call_command("reset_demo_town", stdout=self.stdout)
        elif not opening.is_open() and settings.ENGAWA_DEMO:
            call_command("load_demo_town", stdout=self.stdout)
        elif not opening.is_open():
            opening.open_town()
            self.stdout.write("The town's first pages are published. Go on from them in the CMS.")

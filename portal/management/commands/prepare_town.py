"""`make demo-reset`, and the first half of `make run`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from cms.models import HomePage
from portal import preparation


class Command(BaseCommand):
    """Migrate, build static files and, in the demo, load the demo town when the database is empty."""

    help = "Prepare database, static files and (demo) the demo town."

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
        if not settings.ENGAWA_DEMO:
            return
        if options["reset"]:
            call_command("reset_demo_town", stdout=self.stdout)
        elif not HomePage.objects.exists() or not Site.objects.exists():
            call_command("load_demo_town", stdout=self.stdout)

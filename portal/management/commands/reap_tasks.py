"""Gives tasks back that a killed worker left behind."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.reaper import LEASE, reap


class Command(BaseCommand):
    """Make tasks ready again that were started and never ended. One of the chores of keep_house."""

    help = "Give tasks back that a killed worker left behind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --all."""
        parser.add_argument(
            "--all", action="store_true", help="do not wait for the lease: no worker is running (at start-up)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Reap once."""
        given_back = reap(now=timezone.now(), lease=timedelta(0) if options["all"] else LEASE)
        if given_back:
            self.stdout.write(f"{given_back} tasks given back.")

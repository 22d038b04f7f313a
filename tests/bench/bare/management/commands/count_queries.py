"""How often a page asks the database."""

import json
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


class Command(BaseCommand):
    """Print the number of queries of the last of three visits to each path."""

    def add_arguments(self, parser: Any) -> None:
        """Paths."""
        parser.add_argument("paths", nargs="+")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print JSON: path to number; what was asked goes to the error output."""
        counts = {}
        for path in options["paths"]:
            for _ in range(3):
                with CaptureQueriesContext(
                    connection,
                ) as asked:
                    Client(headers={"host": "localhost", "accept-encoding": "br"}).get(path)
            counts[path] = len(asked)
            for query in asked.captured_queries:
                self.stderr.write(query["sql"][:300])
        self.stdout.write(json.dumps(counts))

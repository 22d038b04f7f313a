"""Let documents be read and made into their formats."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from documents import actions
from documents.models import DocumentPage
from documents.tasks import read_document


class Command(BaseCommand):
    """`make_formats`: whatever is missing, stale or failed. `--all`: everything, also what is fresh."""

    help = "公開中の資料の、まだない形式・古い形式を作ります。--all を付けると、すべて作り直します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--all` after a change that no document knows of: a new reading, a new font."""
        parser.add_argument("--all", action="store_true", help="最新のものも作り直す")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Put the work into the queue; the worker does it."""
        pages = list(DocumentPage.objects.live())
        for page in pages:
            if options["all"]:
                actions.forget_what_was_made(page=page)
            read_document.enqueue(page.pk, again=True)
        self.stdout.write(f"{len(pages)}件の資料を、順番待ちに入れました。")

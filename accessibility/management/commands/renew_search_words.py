"""Forget the words of pages that are gone. A chore: suggestions are checked anyway, so nobody waits for it."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from accessibility.search import vocabulary


class Command(BaseCommand):
    """Keep the words that some public page holds."""

    help = "Forget words of the search index that no public page holds any more."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many are gone."""
        pages = Page.objects.live().order_by("pk").iterator(chunk_size=200)
        if gone := vocabulary.forget_but(page.specific for page in pages):
            self.stdout.write(f"{gone} words forgotten")

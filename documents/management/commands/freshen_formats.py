"""A chore: find formats that are not true any more although nobody touched their document."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.tasks import freshen


class Command(BaseCommand):
    """A corrected reading, another voice, a recording, a new telephone number: what depends on it is remade."""

    help = "読み・声・見た目・連絡先が変わった資料の形式を、作り直します。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Put the work into the queue; the worker does it."""
        count = freshen(now=timezone.now())
        if count:
            self.stdout.write(f"{count}個の形式を、作り直すことにしました。")

"""Answers and drafts of forms go when their time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.webforms.actions import erase_old


class Command(BaseCommand):
    """A chore of keep_house. Each form says for how many days its answers are kept; drafts wait a month at most."""

    help = "Erase answers and drafts of forms whose time is over."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many, never whose."""
        answers, drafts = erase_old(now=timezone.now())
        if answers or drafts:
            self.stdout.write(f"{answers} answers and {drafts} drafts erased")

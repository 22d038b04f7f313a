"""``manage.py collect_recordings``: remove sound nobody will ask for again. Run it nightly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accessibility.speech.collection import collect


class Command(BaseCommand):
    """Remove replaced recordings, and unused sentences and rubies older than 60 days."""

    help = "使われなくなった音声とふりがなを消します。"

    def handle(self, **_options: Any) -> None:
        """Say what was removed."""
        done = collect(now=timezone.now())
        if any((done.recordings, done.sentences, done.rubies)):
            self.stdout.write(
                f"{done.recordings} recordings, {done.sentences} sentences and {done.rubies} rubies erased"
            )

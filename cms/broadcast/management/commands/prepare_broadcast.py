"""`manage.py prepare_broadcast`: a chore."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.broadcast import actions


class Command(BaseCommand):
    """Puts the weekly programme together, gives it out at its moment, and removes old ones."""

    help = "声の広報：下書きを作り、時刻になったものを出し、古いものを消します。何度動かしても同じです。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Quiet when there was nothing to do."""
        now = timezone.now()
        made, given = actions.put_together_due(now=now), actions.give_out_due(now=now)
        removed = actions.remove_old(now=now)
        if made or given or removed:
            self.stdout.write(f"声の広報：作った {len(made)}、出した {len(given)}、消した {removed}")

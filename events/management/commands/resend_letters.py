"""Sends letters whose hour has come, and those whose job was lost. Run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from events.letters.sending import IN_THE_QUEUE, overdue
from events.models import Letter
from events.tasks import send_letter


class Command(BaseCommand):
    """Puts every such letter into the job queue. A letter that was sent meanwhile is not sent again."""

    help = "Send letters that are due or overdue (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Enqueue them, the oldest first."""
        now = timezone.now()
        ids = list(overdue(now).values_list("pk", flat=True))
        for letter_id in ids:
            with transaction.atomic():
                Letter.objects.filter(pk=letter_id).update(due_at=now + IN_THE_QUEUE)
                send_letter.enqueue(letter_id)
        if ids:
            self.stdout.write(f"{len(ids)} letters put back into the queue")

"""Sends letters that were not sent: the mail server was away, or the worker died. Run it every few minutes."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.models import Letter
from events.tasks import send_letter

# A younger letter is still on its way through the job queue.
OVERDUE_AFTER = timedelta(minutes=3)
# After some days a letter about a place would come as a surprise; the staff desk lists it instead.
GIVEN_UP_AFTER = timedelta(days=3)


class Command(BaseCommand):
    """Puts every overdue letter back into the job queue. A letter that was sent meanwhile is not sent again."""

    help = "Send letters that are overdue (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Enqueue them."""
        now = timezone.now()
        overdue = Letter.objects.filter(
            sent_at=None, created_at__lt=now - OVERDUE_AFTER, created_at__gt=now - GIVEN_UP_AFTER
        ).exclude(registration__resident__email="")
        ids = list(overdue.order_by("created_at").values_list("pk", flat=True))
        for letter_id in ids:
            send_letter.enqueue(letter_id)
        self.stdout.write(f"{len(ids)} letters put back into the queue")

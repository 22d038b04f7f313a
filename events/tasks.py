"""Background jobs of the events room. They take ids only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from events.letters.sending import hand_over


@task()
def send_letter(letter_id: int) -> None:
    """Put a letter into words and into the outbox, and send it. Trouble is noted there, and tried again."""
    hand_over(letter_id=letter_id, now=timezone.now())

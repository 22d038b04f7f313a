"""The job that sends a letter. It takes an id only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from residents.outbox.sending import send


@task()
def send_letter(letter_id: int) -> None:
    """Send it unless it is sent. Trouble is noted on the letter; the chore ``send_letters`` tries again."""
    send(letter_id=letter_id, now=timezone.now())

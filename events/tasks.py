"""Background jobs of the events room. They take ids only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from events import letters
from events.models import Letter


@task()
def send_letter(letter_id: int) -> None:
    """Send one letter that was not sent yet.

    A crash after sending and before the mark sends it once more, with the same Message-ID, so that mail programs
    show it once. A mail server that refuses makes the job fail; ``resend_letters`` takes it up again.
    """
    known = Letter.objects.select_related("registration__resident__reached_through", "registration__session__page")
    # None when the resident was erased before the letter went out.
    letter = known.filter(pk=letter_id, sent_at=None).first()
    if letter and letters.send(letter):
        Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now())

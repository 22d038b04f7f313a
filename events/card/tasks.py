"""Background work of cards. Ids only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from events.card import papers

# Somebody has pressed and waits: before letters, documents and whatever a whole import has put into the queue.
SOMEBODY_WAITS = 50
# Takes ten times as long as a sheet: whoever wants a sheet as well has it first.
SOUND_AFTER_SHEETS = 40


@task(priority=SOMEBODY_WAITS)
def make_card_paper(paper_id: int) -> None:
    """Make one card as one file. A worker that was killed simply makes it again."""
    papers.make_paper(paper_id=paper_id, now=timezone.now())

"""Background work of cards. Ids only: arguments are kept readable in the job table."""

from django.utils import timezone
from django_tasks import task

from events.card import papers


@task()
def make_card_paper(paper_id: int) -> None:
    """Make one card as one file. A worker that was killed simply makes it again."""
    papers.make_paper(paper_id=paper_id, now=timezone.now())

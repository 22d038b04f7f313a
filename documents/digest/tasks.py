"""Background work."""

from django.utils import timezone
from django_tasks import task

from documents.digest import actions
from documents.digest.models import DigestIssue


@task()
def write_letters(issue_id: int) -> None:
    """Write this week's letters into the outbox."""
    if issue := DigestIssue.objects.filter(pk=issue_id).first():
        actions.write_letters(issue=issue, now=timezone.now())

"""Background jobs of open data."""

from django.utils import timezone
from django_tasks import task

from events.opendata.batches import carry_out


@task()
def import_batch(batch_id: int) -> None:
    """Import what staff confirmed; a whole prefecture takes longer than a page may."""
    carry_out(batch_id=batch_id, now=timezone.now())

"""What the cms room does in the background."""

from datetime import datetime, timedelta

from django_tasks import default_task_backend, task

from accessibility.readings.table import REMEMBERED_SECONDS
from cms.signals import public_content_changed


@task()
def announce_public_change() -> None:
    """Whoever keeps copies of public pages drops them."""
    public_content_changed.send(sender=None)


def say_that_public_content_changed(*, later_than: datetime) -> None:
    """Now, and once more when every process has looked at the reading table again.

    A process that still remembers the old table could render an old page in between, and keep it.
    """
    public_content_changed.send(sender=None)
    if default_task_backend.supports_defer:
        after = later_than + timedelta(seconds=REMEMBERED_SECONDS + 1)
        announce_public_change.using(run_after=after).enqueue()

"""Gives tasks back that a killed worker left behind.

django-tasks-db runs a task at most once: a worker that is killed leaves its task RUNNING for ever. Our tasks are safe
to repeat (they take ids and look up what is still to do), so a task whose lease ran out is simply made ready again.
"""

import logging
from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# Longer than the longest task (all formats of a 30-page document), or a slow task would run twice.
LEASE = timedelta(minutes=10)
ATTEMPTS = 3
logger = logging.getLogger(__name__)


def reap(*, now: datetime, lease: timedelta = LEASE) -> int:
    """Make every task ready again that started longer than ``lease`` ago and never ended; how many.

    After ``ATTEMPTS`` starts a task is marked as failed instead: something in it kills its workers.
    """
    given_back = 0
    for task in DBTaskResult.objects.running().filter(started_at__lte=now - lease):
        tries_left = len(task.worker_ids) < ATTEMPTS
        status = TaskResultStatus.READY if tries_left else TaskResultStatus.FAILED
        # The condition on started_at: another reaper, or the worker itself, may have been quicker.
        changed = (
            DBTaskResult.objects.running()
            .filter(pk=task.pk, started_at=task.started_at)
            .update(status=status, finished_at=None if tries_left else now)
        )
        given_back += changed
        if changed:
            logger.warning("Task %s (%s) was left behind; now %s", task.pk, task.task_path, status)
    return given_back

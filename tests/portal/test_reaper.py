"""Promises about work that a killed worker left behind."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.reaper import ATTEMPTS, LEASE, reap

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def left_behind(*, minutes_ago: int, starts: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=minutes_ago),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="events.tasks.send_letter",
        worker_ids=["gone"] * starts,
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback="",
    )


def test_a_task_whose_worker_was_killed_is_done_again() -> None:
    task = left_behind(minutes_ago=11)
    assert reap(now=timezone.now()) == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


def test_a_task_that_is_still_within_its_lease_is_left_alone() -> None:
    task = left_behind(minutes_ago=1)
    assert reap(now=timezone.now()) == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_at_start_up_every_running_task_is_given_back_at_once() -> None:
    left_behind(minutes_ago=0)
    assert reap(now=timezone.now(), lease=timedelta(0)) == 1


def test_a_task_that_kills_its_workers_is_not_tried_for_ever() -> None:
    task = left_behind(minutes_ago=LEASE.seconds, starts=ATTEMPTS)
    reap(now=timezone.now())
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED

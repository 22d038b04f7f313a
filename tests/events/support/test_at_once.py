"""Promises with real processes: two housekeepers take each step once, on SQLite and PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from events.models import Session, SupportRequest
from tests.events.support.conftest import Take

pytestmark = pytest.mark.database
COUNT = """
import django; django.setup()
from events.models import Letter, SupportRequest
from events.support.models import CaseStep
print(SupportRequest.objects.count(), CaseStep.objects.count(), Letter.objects.filter(kind="support").count())
"""


def test_three_housekeepers_at_once_take_each_step_once(
    shared_database: Callable[[], str], take: Take, session: Session
) -> None:
    soon = timezone.now() + timedelta(days=2)
    for number in range(12):
        take("sign_language", key=f"{number}", phone=f"02671234{number:02}")
    Session.objects.filter(pk=session.pk).update(starts_at=soon, ends_at=soon + timedelta(hours=1))
    SupportRequest.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    env = os.environ | {"DATABASE_URL": shared_database()}
    command = [sys.executable, Path(settings.BASE_DIR / "manage.py"), "go_on_with_support"]

    at_work = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _each in range(3)]
    said = [process.communicate(timeout=120)[0] for process in at_work]

    assert [process.returncode for process in at_work] == [0, 0, 0]
    assert sum(int(words.split()[0]) for words in said if words) == 12
    counted = subprocess.run(
        [sys.executable, "-c", COUNT], env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert counted.stdout.split() == ["24", "12", "12"]

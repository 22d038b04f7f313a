"""Promises of the outbox with a real worker. It closes connections, so these run on SQLite alone."""

from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from residents import privacy
from residents.models import Resident
from residents.outbox.actions import post
from residents.outbox.models import LetterState, OutgoingLetter

pytestmark = pytest.mark.django_db

CANARY = "canary7319"
ADDRESS = f"{CANARY}@example.jp"
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _real_queue(settings: Any) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]},
    }


def write(to: Resident | str = ADDRESS) -> OutgoingLetter:
    return post("test.1", to=to, subject="できました", text=f"{CANARY}さま\n本文")


def test_a_letter_waits_in_the_queue_and_the_worker_sends_it() -> None:
    letter = write()
    assert mail.outbox == []

    call_command("db_worker", batch=True, interval=0, verbosity=0)

    assert [(m.to, m.subject) for m in mail.outbox] == [([ADDRESS], "できました")]
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    kept = DBTaskResult.objects.values_list("args_kwargs", "return_value", "traceback")
    assert kept
    assert CANARY not in str(list(kept))


def test_who_is_erased_gets_no_letter_and_leaves_none() -> None:
    reader = Resident.objects.create(name=CANARY, email=ADDRESS, created_at=NOW)
    letter = write(to=reader)

    privacy.erase(reader, now=NOW)
    call_command("db_worker", batch=True, interval=0, verbosity=0)

    assert mail.outbox == []
    assert CANARY not in str(OutgoingLetter.objects.filter(pk=letter.pk).values())

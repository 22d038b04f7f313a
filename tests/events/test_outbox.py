"""Promises about what stands and falls together: the place, its letter and the job that sends it."""

from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.signals import public_content_changed
from events.actions import Wish, take_place
from events.choices import Way
from events.models import EventIndexPage, Letter, Registration, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event

CANARY = "canary7319"


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return make_event(event_index).sessions.get()


@pytest.fixture
def real_queue(settings: Any) -> None:
    backend = {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}
    settings.TASKS = {"default": backend}


def take(session: Session) -> Registration:
    wish = Wish(name=CANARY, contact=ContactPoint(email=f"{CANARY}@example.jp"), way=Way.PHONE)
    return take_place(session_id=session.pk, wish=wish, form_key="key", now=timezone.now())


@transaction.atomic
def take_and_lose_power(session: Session) -> None:
    take(session)
    raise RuntimeError("the power went off")


def letters_in_the_queue() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path="events.tasks.send_letter"))


def test_the_letter_waits_in_the_queue_and_the_worker_sends_it(session: Session, real_queue: None) -> None:
    take(session)
    waiting = letters_in_the_queue()
    assert mail.outbox == []
    assert [job.args_kwargs["args"] for job in waiting] == [[Letter.objects.get().pk]]

    call_command("db_worker", batch=True, interval=0, verbosity=0)

    assert len(mail.outbox) == 1
    assert Letter.objects.get().sent_at is not None
    kept = DBTaskResult.objects.values_list("args_kwargs", "return_value", "traceback")
    assert CANARY not in str(list(kept))


@pytest.mark.database
def test_what_is_rolled_back_leaves_neither_place_nor_letter(session: Session, real_queue: None) -> None:
    with pytest.raises(RuntimeError):
        take_and_lose_power(session)

    assert not Registration.objects.exists()
    assert letters_in_the_queue() == []


@pytest.mark.database
def test_kept_pages_are_forgotten_once_the_place_is_really_taken(
    session: Session, django_capture_on_commit_callbacks: Any
) -> None:
    heard = []
    public_content_changed.connect(lambda **_kwargs: heard.append("changed"), weak=False, dispatch_uid="test")
    try:
        with django_capture_on_commit_callbacks() as callbacks:
            take(session)
        assert heard == []
        for callback in callbacks:
            callback()
        assert heard == ["changed"]
    finally:
        public_content_changed.disconnect(dispatch_uid="test")

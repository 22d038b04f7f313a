"""Promises about the demo town's clock."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from documents.models import DocumentPage
from events.models import EventPage, Session
from portal.demo import clock


def test_nothing_moves_while_nothing_has_passed(now: datetime) -> None:
    assert clock.move(now=now + timedelta(minutes=5)) == 0


@pytest.mark.parametrize("days", [1, 9, 45, 400])
def test_after_a_jump_something_runs_something_comes_and_the_past_stays_past(now: datetime, days: int) -> None:
    later = now + timedelta(days=days)
    clock.move(now=later)
    sessions = Session.objects.all()
    assert sessions.filter(starts_at__lte=later, ends_at__gt=later).exists()
    assert sessions.filter(starts_at__gt=later, starts_at__lt=later + timedelta(days=8)).count() >= 3
    assert not sessions.filter(page__slug="kikoe-setsumeikai", ends_at__gt=later).exists()
    assert not DocumentPage.objects.filter(issued_on__gt=later.date()).exists()


def test_moving_keeps_the_sessions_themselves(now: datetime) -> None:
    before = set(Session.objects.values_list("pk", flat=True))
    clock.move(now=now + timedelta(days=30))
    assert set(Session.objects.values_list("pk", flat=True)) == before
    assert clock.move(now=now + timedelta(days=30)) == 0


def test_the_editor_shows_the_date_that_the_page_shows(now: datetime) -> None:
    clock.move(now=now + timedelta(days=30))
    page = EventPage.objects.get(slug="asa-no-engawa", locale__language_code="ja")
    edited = page.get_latest_revision_as_object()
    assert [s.starts_at for s in edited.sessions.all()] == [s.starts_at for s in page.sessions.all()]


def test_pages_still_answer_after_a_jump(now: datetime, client: Client) -> None:
    clock.move(now=now + timedelta(days=45))
    for page in EventPage.objects.live():
        assert client.get(page.get_url()).status_code == 200, page.slug

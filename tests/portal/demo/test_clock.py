"""Promises about a demo that never looks dead."""

from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.utils import timezone

from events.models import EventPage, Registration, Session
from portal.demo import clock, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: LazySettings) -> None:
    """The town without its voices and formats, which other tests listen to and print."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    town.build(now=timezone.now())


@pytest.mark.usefixtures("demo")
def test_however_long_it_lay_there_is_something_now_and_something_next() -> None:
    for days in (0, 1, 9, 40, 400):
        later = timezone.now() + timedelta(days=days)
        clock.move(now=later)
        assert Session.objects.running(later).exists()
        assert Session.objects.upcoming(later).count() >= 3


@pytest.mark.usefixtures("demo")
def test_places_stay_with_their_session_when_it_moves() -> None:
    before = set(Registration.objects.values_list("pk", "session_id"))
    clock.move(now=timezone.now() + timedelta(days=30))
    assert set(Registration.objects.values_list("pk", "session_id")) == before


@pytest.mark.usefixtures("demo")
def test_between_two_boundaries_nothing_moves() -> None:
    now = timezone.now()
    clock.move(now=now)
    assert clock.move(now=now) == 0


@pytest.mark.usefixtures("demo")
def test_staff_who_edit_a_moved_event_see_its_new_date() -> None:
    clock.move(now=timezone.now() + timedelta(days=30))
    page = EventPage.objects.get(slug="hinan-setsumeikai")
    draft = page.get_latest_revision_as_object()
    assert [s.starts_at for s in draft.sessions.all()] == [s.starts_at for s in page.sessions.all()]


@pytest.mark.usefixtures("demo")
def test_loading_the_demo_town_twice_changes_nothing() -> None:
    before = list(EventPage.objects.values_list("pk", "latest_revision_id"))
    town.build(now=timezone.now())
    assert list(EventPage.objects.values_list("pk", "latest_revision_id")) == before


def test_the_clock_of_a_real_town_is_left_alone() -> None:
    with pytest.raises(Exception, match="デモ"):
        call_command("move_demo_clock")


def test_a_moment_is_said_in_the_towns_own_time() -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.get_default_timezone())
    assert clock.moment("slot 0 of 90", now=noon).start == noon

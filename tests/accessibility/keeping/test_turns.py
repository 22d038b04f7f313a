"""Promises to several listeners of one voice."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from accessibility.models import PageRecording
from accessibility.speech import page_recordings
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard
from accessibility.speech.tasks import record_wanted_page
from cms.models import InformationPage

pytestmark = pytest.mark.django_db
Make = Callable[..., InformationPage]


def wanted(page: InformationPage) -> None:
    """Asked for, by somebody whose task is still in the queue."""
    planned = page_recordings.plan_of(page)
    page_recordings.want(Heard(page.pk), planned, now=timezone.now(), enqueue=lambda _heard: None)


def test_who_listens_to_a_short_page_does_not_wait_for_a_long_one(make_page: Make) -> None:
    long = make_page(*(f"長い{number}番目の文。" for number in range(12)), slug="long")
    short = make_page("短い一番目の文。", "短い二番目の文。", slug="short")
    wanted(long)
    wanted(short)
    record_wanted_page.enqueue(long.pk)
    said = [each.text for each in recorded.asked]
    assert said.index("短い二番目の文。") < said.index("長い4番目の文。")
    assert len(said) == len(set(said))
    assert PageRecording.objects.get(page=long).state == "ready"
    # Its own task, next in the queue, only joins it.
    recorded.asked.clear()
    record_wanted_page.enqueue(short.pk)
    assert (recorded.asked, PageRecording.objects.get(page=short).state) == ([], "ready")


def test_a_page_that_is_gone_takes_no_turn(make_page: Make) -> None:
    page, gone = make_page("ある文。", slug="page"), make_page("ない文。", slug="gone")
    wanted(gone)
    gone.unpublish()
    record_wanted_page.enqueue(page.pk)
    assert "ない文。" not in {each.text for each in recorded.asked}

"""Promises about the front door."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from events.models import EventIndexPage
from portal.pages import SITE
from portal.templatetags.home_tags import programme
from tests.factories.events import make_event, make_session

pytestmark = pytest.mark.django_db


def test_what_can_be_joined_now_stands_before_what_comes_next(event_index: EventIndexPage, client: Client) -> None:
    now = timezone.now()
    make_event(event_index, "来週のサロン", sessions=[make_session(now + timedelta(days=7))])
    make_event(event_index, "いまのサロン", sessions=[make_session(now - timedelta(minutes=10))])
    page = client.get("/").content.decode()
    assert page.index("いま参加できます") < page.index("いまのサロン") < page.index("来週のサロン")


def test_an_event_that_takes_nobody_any_more_gives_way_to_those_that_do(event_index: EventIndexPage) -> None:
    now = timezone.now()
    closed = make_session(now + timedelta(days=1), registration_closes_at=now - timedelta(hours=1))
    make_event(event_index, "締め切ったサロン", sessions=[closed])
    make_event(event_index, "申し込めるサロン", sessions=[make_session(now + timedelta(days=7))])
    assert [card.title for card in programme().coming] == ["申し込めるサロン", "締め切ったサロン"]


def test_when_nothing_runs_the_front_door_says_so(event_index: EventIndexPage, client: Client) -> None:
    make_event(event_index, "来週のサロン")
    assert "いま開いている催しはありません" in client.get("/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_front_door_asks_the_database_equally_often_for_any_number_of_events(
    event_index: EventIndexPage, client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for place in range(number):
        make_event(event_index, f"サロン{place}")
    client.get("/")
    with django_assert_num_queries(15):
        client.get("/")


def test_a_remembered_site_that_is_gone_keeps_nobody_out(event_index: EventIndexPage, client: Client) -> None:
    assert client.get("/").status_code == 200
    remembered, root = Site.objects.get(), Site.objects.get().root_page
    # As when a backup is put back: no signal tells of it.
    Site.objects.all()._raw_delete(using=connection.alias)
    cache.delete(f"{SITE}.{remembered.pk}")
    Site.objects.bulk_create([Site(hostname="localhost", root_page=root, is_default_site=True)])
    assert [client.get(path).status_code for path in ("/none/", "/")] == [404, 200]

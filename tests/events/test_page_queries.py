"""Promises about how often pages with everything on them ask the database: as often for three rows as for one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.models import HomePage
from events.actions import Wish, take_place
from events.choices import EventKind, SupportKind, Way
from events.doors.facts import doors_of
from events.doors.models import Door
from events.models import EventIndexPage, EventPage, Registration
from events.places.wishes import Companion
from residents.contact_points import ContactPoint
from tests.events.carers.conftest import given
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.translations import translated

ROWS = pytest.mark.parametrize("rows", [1, 3])


@pytest.fixture
def index(event_index: EventIndexPage, home: HomePage) -> EventIndexPage:
    """In both languages."""
    translated(home, title="Engawa City online salon")
    translated(event_index, title="Coming events")
    return event_index


def busy_event(index: EventIndexPage, rows: int) -> EventPage:
    """By every way, with doors, support and rehearsals, in both languages."""
    now = timezone.now()
    page = make_event(
        index,
        "縁側サロン",
        slug="salon",
        ways=[make_way(way) for way in Way],
        support_offers=[make_support(kind, ask_days_before=1) for kind in list(SupportKind)[:rows]],
        sessions=[make_session(now + timedelta(days=9 + day)) for day in range(rows)],
    )
    practice = [make_session(now + timedelta(days=1 + day)) for day in range(rows)]
    make_event(index, "つなぎ方の練習", slug="practice", kind=EventKind.REHEARSAL, sessions=practice)
    Door.objects.create(page=page, way=Way.VIDEO, url="https://room.example/a", changed_at=now)
    Door.objects.create(page=page, way=Way.PHONE, dial_in="050-1234-5678", changed_at=now)
    translated(page, title="Veranda salon")
    return page


def busy_registration(page: EventPage, rows: int) -> Registration:
    """With family and support."""
    wish = Wish(
        name="はなこ",
        contact=ContactPoint(email="hanako@example.jp"),
        way=Way.VIDEO,
        companions=[Companion(f"つれ{number}") for number in range(rows)],
        support=list(SupportKind)[:rows],
        note="ゆっくり話してください。",
    )
    session = page.sessions.order_by("starts_at")[0]
    return take_place(session_id=session.pk, wish=wish, form_key="busy", now=timezone.now())


@ROWS
def test_the_page_of_a_registration_costs_at_most_ten_queries_with_everything_on_it(
    index: EventIndexPage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    address = f"/registration/{busy_registration(busy_event(index, rows), rows).token}/"
    for path, title in ((address, "縁側サロン"), (f"/en{address}", "Veranda salon")):
        client.get(path)
        with django_assert_max_num_queries(10):
            assert title in client.get(path).content.decode()


@ROWS
@pytest.mark.parametrize("path", ["/events/salon/", "/en/events/salon/"])
def test_the_page_of_an_event_costs_at_most_ten_queries_with_everything_on_it(
    index: EventIndexPage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int, path: str
) -> None:
    busy_event(index, rows)
    client.get(path)
    with django_assert_max_num_queries(10):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("doors", [0, 2])
def test_whoever_asks_for_the_doors_again_asks_the_database_once(
    index: EventIndexPage, django_assert_num_queries: DjangoAssertNumQueries, doors: int
) -> None:
    registration = busy_registration(busy_event(index, 1), 1)
    if not doors:
        Door.objects.all().delete()
    known = Registration.objects.select_related("session__page").get(pk=registration.pk)
    with django_assert_num_queries(2):
        assert doors_of(known) == doors_of(known) == doors_of(known) != []


def test_a_carer_s_list_costs_as_many_queries_for_three_events_as_for_one(
    index: EventIndexPage, client: Client
) -> None:
    path, costs = f"/en/for/{given().carer_token}/", []
    for count in (1, 3):
        for number in range(count):
            page = make_event(index, "縁側サロン", slug=f"salon-{count}-{number}")
            translated(page, title=f"Veranda salon {count}.{number}")
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path).content.decode()
        assert all(f"Veranda salon {count}.{number}" in answer for number in range(count))
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 10

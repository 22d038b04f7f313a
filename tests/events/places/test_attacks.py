"""Promises when something goes wrong at the worst moment (numbers: the list of attacks that we answer)."""

import logging
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from events.actions import PlaceRefusedError, promote_from_waiting_list
from events.choices import Refusal
from events.models import EventIndexPage, Registration, Seats, Session
from residents.models import Resident
from tests.events.places.people import IN_TWO_WEEKS, NOW, states, take
from tests.factories.events import make_event, make_session


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    closes = IN_TWO_WEEKS - timedelta(days=1)
    sessions = [make_session(IN_TWO_WEEKS, capacity=2, registration_closes_at=closes)]
    return make_event(event_index, sessions=sessions).sessions.get()


def filled_in(client: Client, session: Session) -> dict[str, str]:
    page = client.get(f"/join/{session.pk}/").content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', page)[1]
    return {"name": "はなこ", "contact": "hanako@example.jp", "way": "phone", "form_key": key}


def test_3_a_form_sent_again_after_cancelling_is_refused_in_words(client: Client, session: Session) -> None:
    answers = filled_in(client, session)
    page = client.post(f"/join/{session.pk}/", answers, follow=True).redirect_chain[0][0]
    client.post(f"{page}cancel/")

    again = client.post(f"/join/{session.pk}/", answers, follow=True)

    assert "この申し込みは取り消されています" in again.content.decode()
    assert Seats.objects.get(session=session, way="").taken == 0


def test_6_a_smaller_room_drops_nobody_and_calls_nobody_up(session: Session) -> None:
    people = [take(session, name) for name in ("one", "two", "waits")]
    Session.objects.filter(pk=session.pk).update(capacity=1)

    promote_from_waiting_list(session_id=session.pk, now=NOW)

    assert states(*people) == ["seated", "seated", "waiting"]


def test_7_the_closing_moment_is_one_moment_for_form_list_and_verb(session: Session) -> None:
    closes = session.registration_closes_at
    before = closes - timedelta(microseconds=1)

    assert take(session, "just in time", now=before).state == "seated"
    assert session in Session.objects.open_for_registration(before)
    assert session not in Session.objects.open_for_registration(closes)
    with pytest.raises(PlaceRefusedError) as refused:
        take(session, "too late", now=closes)
    assert refused.value.reason == Refusal.CLOSED


def test_8_a_form_that_waited_in_a_phone_is_one_booking_or_a_clear_refusal(client: Client, session: Session) -> None:
    in_time, too_late = filled_in(client, session), filled_in(client, session)
    first = client.post(f"/join/{session.pk}/", in_time)
    over = timezone.now() - timedelta(hours=1)
    Session.objects.filter(pk=session.pk).update(starts_at=over - timedelta(hours=1), ends_at=over)

    assert client.post(f"/join/{session.pk}/", in_time).headers["Location"] == first.headers["Location"]
    refused = client.post(f"/join/{session.pk}/", too_late)
    assert (refused.status_code, Registration.objects.count()) == (409, 1)
    assert "終わりました" in refused.content.decode()


def test_10_a_full_disk_keeps_what_was_typed_takes_nothing_and_is_told_to_the_machines_keeper(
    client: Client, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    assert connection.vendor == "sqlite", "it is SQLite that can be made to believe that its disk is full"
    answers = filled_in(client, session) | {"companions": "\n".join("人" * 90 for _person in range(9))}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            answer = client.post(f"/join/{session.pk}/", answers | {"staff_note": "朝" * 500, "note": "夜" * 500})
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")

    assert answer.status_code == 503
    assert 'value="はなこ"' in answer.content.decode()
    assert not Registration.objects.exists()
    assert not Resident.objects.exists()
    assert "disk is full" in caplog.text
    assert "はなこ" not in caplog.text
    assert client.post(f"/join/{session.pk}/", answers).status_code == 302

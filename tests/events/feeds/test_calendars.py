"""Promises of the public calendars, read back by two other programs."""

from datetime import UTC, date, timedelta

import icalendar
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from events.choices import SessionStatus
from events.models import EventIndexPage, EventPage, Session
from tests.events.feeds.conftest import SECRET, in_days
from tests.factories.events import make_event, make_session


def read(client: Client, path: str) -> dict[str, vobject.base.Component]:
    """The entries of a calendar by their summaries, as vobject reads them."""
    response = client.get(path)
    assert response.status_code == 200, response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = vobject.readOne(response.content.decode())
    return {f"{entry.summary.value} {entry.dtstart.value:%m%d}": entry for entry in calendar.contents.get("vevent", [])}


def test_another_program_reads_every_session_of_the_town(salon: EventPage, all_day: EventPage, client: Client) -> None:
    found = read(client, "/data/events.ics")
    title = "縁側サロン, お茶; と\\話"
    days = [f"{in_days(days):%m%d}" for days in (20, 27, 34)]
    wanted = [
        f"{title} {days[0]}",
        f"中止：{title} {days[1]}",
        f"オンラインに変更：{title} {days[2]}",
        "うるう日の電話 0229",
    ]
    assert list(found) == wanted
    first, off, online, leap = found.values()
    assert first.dtstart.value == in_days(20).astimezone(UTC)
    assert first.location.value == "中央公民館 〒389-0100 長野県縁側市中央1-2-3 2階"
    assert (first.status.value, off.status.value, online.status.value) == ("CONFIRMED", "CANCELLED", "CONFIRMED")
    assert (leap.dtstart.value, leap.dtend.value) == (date(2028, 2, 29), date(2028, 3, 1))
    assert "手話通訳（" in first.description.value
    assert "location" not in online.contents


def test_the_library_that_wrote_it_finds_no_fault_and_lines_are_folded(salon: EventPage, client: Client) -> None:
    content = client.get("/data/events.ics").content
    calendar = icalendar.Calendar.from_ical(content)
    assert not [component.errors for component in calendar.walk() if component.errors]
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert calendar["X-WR-CALNAME"] == "縁側市の催し"


def test_what_only_those_who_registered_may_know_is_in_no_feed(salon: EventPage, client: Client) -> None:
    paths = ["events.ics", "events.atom", "events.feed.json", "events.jsonld", "events.gif.json", "events-50.csv",
             "events-32.csv", f"{salon.pk}/events.ics", f"{salon.pk}/events.jsonld"]  # fmt: skip
    answers = [client.get(f"/data/{path}").content.decode() for path in paths]
    answers += [
        client.get(f"/api/v1/{path}").content.decode() for path in ("events/", f"events/{salon.pk}/", "sessions/")
    ]
    assert all("縁側サロン" in answer for answer in answers)
    assert [answer for answer in answers if "geheim" in answer or "1234" in answer or SECRET in answer] == []


def test_an_entry_keeps_its_uid_whatever_is_changed_and_in_every_language(salon: EventPage, client: Client) -> None:
    before = [entry.uid.value for entry in read(client, "/data/events.ics").values()]
    salon.title = "名前を変えたサロン"
    salon.save_revision().publish()
    Session.objects.filter(page=salon, status=SessionStatus.SCHEDULED).update(starts_at=in_days(21))
    assert {entry.uid.value for entry in read(client, "/data/events.ics").values()} == set(before)
    assert {entry.uid.value for entry in read(client, "/en/data/events.ics").values()} == set(before)
    assert len(set(before)) == 3


def test_a_calendar_that_hides_what_it_is_about_says_only_when(salon: EventPage, client: Client) -> None:
    content = client.get("/data/events.ics?neutral=1").content.decode()
    assert "SUMMARY:予定" in content
    assert not [word for word in ("縁側サロン", "/salon", "公民館", "お茶") if word in content]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("way=phone", 4),
        ("way=video", 3),
        ("kind=consultation", 0),
        ("audience=pregnancy", 3),
        ("support=sign_language", 3),
        ("since=2028-02-01", 1),
        ("until=2028-01-31", 3),
    ],
)
def test_a_part_of_the_town_can_be_subscribed_to(
    salon: EventPage, all_day: EventPage, client: Client, query: str, count: int
) -> None:
    assert len(read(client, f"/data/events.ics?{query}")) == count


@pytest.mark.parametrize(
    "query",
    [
        "way=telefon",
        "kind=%00",
        "audience=nobody",
        "since=2026-02-30",
        "since=2026-12-05&until=2026-12-01",
        "wya=phone",
        "support=%27%3Bdrop",
        "changed_since=now",
    ],
)
def test_a_misspelt_address_gets_a_reason_and_never_a_wrong_calendar(
    salon: EventPage, client: Client, query: str
) -> None:
    response = client.get(f"/data/events.ics?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_a_calendar_that_has_it_all_is_not_sent_it_again_until_something_changes(
    salon: EventPage, client: Client
) -> None:
    first = client.get("/data/events.ics")
    again = client.get("/data/events.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    # Not through publishing: a desk that calls a session off writes to its row.
    Session.objects.filter(page=salon).update(status=SessionStatus.POSTPONED)
    changed = client.get("/data/events.ics", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "延期：縁側サロン" in changed.content.decode().replace("\r\n ", "")


def test_drafts_and_what_was_over_long_ago_are_in_no_calendar(event_index: EventIndexPage, client: Client) -> None:
    now = timezone.now()
    make_event(event_index, "下書き", live=False)
    make_event(event_index, "二か月前", sessions=[make_session(now - timedelta(days=62))])
    make_event(event_index, "先週", sessions=[make_session(now - timedelta(days=7))])
    assert [name.split()[0] for name in read(client, "/data/events.ics")] == ["先週"]


def test_one_event_has_a_calendar_of_its_own_with_all_its_sessions(
    salon: EventPage, all_day: EventPage, client: Client
) -> None:
    assert len(read(client, f"/data/{salon.pk}/events.ics")) == 3
    assert client.get("/data/999999/events.ics").status_code == 404


def test_sessions_across_midnight_and_the_end_of_the_year_keep_their_length(
    event_index: EventIndexPage, client: Client
) -> None:
    start = timezone.make_aware(timezone.datetime(2027, 12, 31, 23, 30))
    make_event(event_index, "年越し", sessions=[make_session(start, ends_at=start + timedelta(hours=2))])
    entry = next(iter(read(client, "/data/events.ics").values()))
    assert entry.dtend.value - entry.dtstart.value == timedelta(hours=2)
    assert entry.dtend.value.astimezone(timezone.get_current_timezone()).isoformat() == "2028-01-01T01:30:00+09:00"


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_events(
    event_index: EventIndexPage, client: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        make_event(event_index, f"催し{number}")
    client.get("/data/events.ics")
    with django_assert_max_num_queries(10):
        assert len(read(client, "/data/events.ics")) == 6

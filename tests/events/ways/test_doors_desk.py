"""Promises of the staff's screens of the ways in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.gate.check import check
from events.choices import Way
from events.doors.models import Door
from events.doors_desk.reads import missing
from events.models import EventPage, Letter, Session, WayOffer
from residents.contact_points import ContactPoint
from tests.events.ways.places import NOW, Takes
from tests.factories.events import make_session
from tests.factories.staff import staff_of, verified_client

pytestmark = pytest.mark.database


@pytest.fixture
def desk(db: None) -> Client:
    """Somebody of the reception, signed in."""
    return verified_client(staff_of("受付"))


def test_only_those_whose_duty_it_is_see_the_ways_in(event: EventPage) -> None:
    client = verified_client(staff_of("下書き"))
    for path in ("", f"{event.pk}/", f"{event.pk}/video/", f"host/{event.sessions.get().pk}/"):
        answer = client.get(f"/cms/doors/{path}")
        assert answer.status_code in {302, 403}, path
        assert "room.example" not in answer.content.decode()


def test_the_screen_shows_every_way_and_hides_passwords(desk: Client, event: EventPage) -> None:
    page = desk.get(f"/cms/doors/{event.pk}/").content.decode()

    assert all(str(way.label) in page for way in Way)
    assert "https://room.example/hidamari" in page
    assert "himitsu" not in page


def test_a_new_way_in_is_told_once_to_those_who_have_the_old_one(desk: Client, event: EventPage, take: Takes) -> None:
    by_mail, _other_way = take(Way.PHONE), take(Way.VIDEO)
    mail.outbox.clear()
    new = {"dial_in": "0120-00-0000", "pin": "9876", "words": "", "words_en": "", "tell": "on"}
    desk.post(f"/cms/doors/{event.pk}/phone/", new)
    desk.post(f"/cms/doors/{event.pk}/phone/", new)

    assert [letter.to for letter in mail.outbox] == [[by_mail.resident.email]]
    body = str(mail.outbox[0].body)
    assert all(words in body for words in ("つなぎ先が変わりました", "0120-00-0000", "9876#"))
    assert "4321" not in body


def test_who_has_no_mail_is_called_about_it(desk: Client, event: EventPage, take: Takes) -> None:
    called = take(Way.PHONE, contact=ContactPoint(phone="0267123456"))
    desk.post(f"/cms/doors/{event.pk}/phone/", {"dial_in": "0120-00-0000", "pin": "9876", "tell": "on"})

    assert Letter.objects.filter(registration=called, sent_at=None, occasion__startswith="door.").exists()


def test_staff_may_change_it_without_telling(desk: Client, event: EventPage, take: Takes) -> None:
    take(Way.PHONE)
    mail.outbox.clear()
    desk.post(f"/cms/doors/{event.pk}/phone/", {"dial_in": "0120-00-0000", "pin": "9876"})
    assert mail.outbox == []
    assert Door.objects.get(way=Way.PHONE).pin == "9876"


@pytest.mark.parametrize(
    ("way", "typed", "word"),
    [
        ("video", {"url": "http://room.example/"}, "https:// で始まる"),
        ("video", {"url": "javascript:alert(1)"}, "https:// で始まる"),
        ("phone", {"dial_in": "内線12"}, "電話番号を確かめて"),
        ("phone", {"pin": "4321"}, "電話番号も入れて"),
        ("phone", {"dial_in": "0120000000", "pin": "43 21#"}, "数字だけ"),
    ],
)
def test_what_leads_nowhere_is_not_taken_and_what_was_typed_stays(
    way: str, typed: dict[str, str], word: str, desk: Client, event: EventPage
) -> None:
    answer = desk.post(f"/cms/doors/{event.pk}/{way}/", typed)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert word in page
    assert all(value in page for value in typed.values())


def test_one_session_begins_with_what_holds_for_all_and_an_emptied_form_removes_it(
    desk: Client, event: EventPage, session: Session
) -> None:
    here = f"/cms/doors/{event.pk}/phone/{session.pk}/"
    assert 'value="050-1234-5678"' in desk.get(here).content.decode()
    desk.post(here, {"dial_in": "0120-00-0000", "pin": "1"})
    assert Door.objects.filter(session=session).count() == 1
    desk.post(here, {"dial_in": "", "pin": "", "words": ""})
    assert not Door.objects.filter(session=session).exists()
    assert Door.objects.filter(session=None, way=Way.PHONE).exists()


def test_the_desk_says_for_which_sessions_soon_a_way_leads_nowhere(
    desk: Client, event: EventPage, session: Session
) -> None:
    assert [(found.pk, ways) for found, ways in missing(now=NOW)] == [(session.pk, [Way.LISTEN, Way.TEXT])]
    assert "聞くだけで" in desk.get("/cms/doors/").content.decode()
    Session.objects.update(starts_at=NOW + timedelta(days=20), ends_at=NOW + timedelta(days=21))
    assert missing(now=NOW) == []

    Session.objects.update(starts_at=NOW + timedelta(days=2), ends_at=NOW + timedelta(days=3))
    WayOffer.objects.update(instructions="係からお電話します。")
    assert missing(now=NOW) == []


def test_many_sessions_cost_no_more_questions_than_one(
    desk: Client, event: EventPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for days in range(1, 9):
        event.sessions.add(make_session(NOW + timedelta(days=days)))
    event.save()
    with django_assert_max_num_queries(5):
        assert len(missing(now=NOW)) == 9


@pytest.mark.parametrize(
    "words",
    ["https://us02web.zoom.us/j/123456", "暗証番号は4321です", "会議の番号：１２３４", "https://a.example/?pwd=x"],
)
def test_the_gate_warns_of_private_links_on_a_page(words: str, event: EventPage) -> None:
    def warned() -> bool:
        return any("会議に入るための" in str(finding.what) for finding in check(event))

    assert not warned()
    event.ways = [WayOffer(way=Way.VIDEO, instructions=words)]
    assert warned()


def test_the_host_comes_in_as_the_one_who_lets_others_in(desk: Client, session: Session, settings: object) -> None:
    assert desk.get(f"/cms/doors/host/{session.pk}/").status_code == 404
    settings.ENGAWA_JITSI_URL, settings.ENGAWA_JITSI_APP_ID = "https://meet.town.example", "engawa"  # type: ignore[attr-defined]
    settings.ENGAWA_JITSI_SECRET = "x" * 32  # type: ignore[attr-defined]
    assert "meet.town.example" in desk.get(f"/cms/doors/host/{session.pk}/").headers["Location"]

"""Promises of the ways in: told to those who have a place, kept from everybody else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from events.choices import RegistrationState, SessionStatus, Way
from events.doors import text_rooms
from events.doors.checks import meeting_server
from events.doors.facts import door_of, doors_of
from events.doors.jitsi import room_of
from events.doors.models import Door
from events.doors.telephone import call, call_with_pin
from events.models import EventPage, Registration, Session
from tests.events.ways.places import NOW, Takes

pytestmark = pytest.mark.database
SECRET = "himitsu-himitsu-himitsu-himitsu-0"


@pytest.fixture
def jitsi(settings: LazySettings) -> LazySettings:
    settings.ENGAWA_JITSI_URL = "https://meet.town.example/"
    settings.ENGAWA_JITSI_APP_ID, settings.ENGAWA_JITSI_SECRET = "engawa", SECRET
    return settings


@pytest.fixture
def running(event: EventPage, session: Session) -> Session:
    Door.objects.filter(way=Way.VIDEO).update(url="", makes_room=True)
    Session.objects.filter(pk=session.pk).update(starts_at=NOW, ends_at=NOW + timedelta(hours=1))
    return session


def press(client: Client, registration: Registration, way: Way = Way.VIDEO) -> str:
    return client.get(f"/registration/{registration.token}/in/{way}/").headers.get("Location", "")


def test_who_has_a_place_is_told_the_way_in_and_what_to_do_if_it_fails(take: Takes) -> None:
    first, *others = doors_of(take(Way.VIDEO))

    assert first.url == "https://room.example/hidamari?pwd=himitsu"
    assert [(door.way, door.dial_in, door.pin) for door in others] == [(Way.PHONE, "050-1234-5678", "4321")]


def test_who_waits_gave_back_or_is_called_off_is_told_no_way_in(take: Takes, session: Session, client: Client) -> None:
    seated, _second, waiting = take(), take(), take()
    assert waiting.state == RegistrationState.WAITING
    assert (door_of(seated) is not None, door_of(waiting)) == (True, None)

    Session.objects.filter(pk=session.pk).update(status=SessionStatus.CANCELLED)
    seated.refresh_from_db()
    assert door_of(seated) is None
    assert press(client, seated, Way.PHONE).endswith(f"/registration/{seated.token}/")


def test_nothing_private_stands_on_public_pages_in_revisions_feeds_or_in_letters_to_those_who_wait(
    take: Takes, event: EventPage, session: Session, client: Client
) -> None:
    secrets = ("room.example", "4321", "050-1234-5678")
    take(), take()
    mail.outbox.clear()
    waiting = take()
    event.refresh_from_db()
    revision = event.save_revision()
    revision.publish()

    pages = [
        "/events/salon/",
        "/events/",
        f"/join/{session.pk}/",
        f"/registration/{waiting.token}/",
        "/search/?q=サロン",
    ]
    pages += [f"/registration/{waiting.token}/engawa.ics", f"/registration/{waiting.token}/card/"]
    shown = "".join(client.get(page).content.decode() for page in pages)
    shown += str(revision.content) + "".join(str(letter.message()) for letter in mail.outbox)
    assert [secret for secret in secrets if secret in shown] == []
    assert waiting.reference in shown


def test_a_door_of_one_session_stands_instead_of_the_usual_one(take: Takes, event: EventPage, session: Session) -> None:
    registration = take(Way.VIDEO)
    Door.objects.create(page=event, session=session, way=Way.VIDEO, url="https://other.example/", changed_at=NOW)

    door = door_of(registration)
    assert door is not None
    assert door.url == "https://other.example/"


def test_a_session_moved_online_offers_every_way_from_home_to_who_wanted_to_come(
    take: Takes, session: Session, client: Client
) -> None:
    registration = take(Way.IN_PERSON)
    Session.objects.filter(pk=session.pk).update(status=SessionStatus.ONLINE)
    registration.refresh_from_db()

    assert [door.way for door in doors_of(registration)][:2] == [Way.VIDEO, Way.PHONE]
    page = client.get(f"/registration/{registration.token}/").content.decode()
    assert "会場では開きません" in page
    assert "えんがわの間" not in page


def test_every_way_says_what_it_needs_even_where_staff_wrote_nothing(event: EventPage, client: Client) -> None:
    page = client.get("/events/salon/").content.decode()

    assert page.count("用意するもの") == page.count("通信量") == page.count("だれに見え、聞こえるか") == len(Way)


def test_telephones_dial_the_number_and_the_pin_as_people_write_them() -> None:
    assert call_with_pin("０５０−１２３４−５６７８", "4321") == "tel:05012345678,,4321%23"
    assert call("+81 50 1234 5678") == "tel:05012345678"
    assert (call("内線 12"), call_with_pin("内線 12", "4321")) == ("", "")


def test_a_press_opens_the_towns_own_room_with_a_token_that_says_nothing_of_the_person(
    take: Takes, running: Session, client: Client, jitsi: LazySettings
) -> None:
    where = urlsplit(press(client, take(Way.VIDEO, name="ひみつの はなこ")))
    token = parse_qs(where.query)["jwt"][0]
    claims = jwt.decode(token, SECRET, algorithms=["HS256"], audience="jitsi", issuer="engawa")

    assert (where.scheme, where.netloc, where.path) == ("https", "meet.town.example", f"/{room_of(running)}")
    assert (claims["room"], claims["sub"]) == (room_of(running), "meet.town.example")
    assert claims["exp"] - claims["iat"] == timedelta(minutes=15).total_seconds()
    assert claims["context"]["user"] == {"affiliation": "member", "lobby_bypass": False}
    assert "startWithVideoMuted=true" in where.fragment
    assert "requireDisplayName=false" in where.fragment


def test_a_rooms_name_tells_no_topic_and_differs_from_session_to_session(event: EventPage, session: Session) -> None:
    other = Session(pk=session.pk + 1)
    assert room_of(session) != room_of(other)
    assert room_of(session).isalnum()
    assert len(room_of(session)) >= 32


def test_another_key_opens_nothing(take: Takes, running: Session, client: Client, jitsi: LazySettings) -> None:
    token = parse_qs(urlsplit(press(client, take(Way.VIDEO))).query)["jwt"][0]

    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token, "x" * 32, algorithms=["HS256"], audience="jitsi")


def test_before_the_time_the_room_says_when_it_opens_and_afterwards_nothing_opens(
    take: Takes, running: Session, client: Client, jitsi: LazySettings
) -> None:
    registration = take(Way.VIDEO)
    Session.objects.update(starts_at=NOW + timedelta(hours=2), ends_at=NOW + timedelta(hours=3))
    early = client.get(f"/registration/{registration.token}/in/video/")
    assert "まだ開いていません" in early.content.decode()

    Session.objects.update(starts_at=NOW - timedelta(hours=2), ends_at=NOW - timedelta(hours=1))
    assert press(client, registration).endswith(f"/registration/{registration.token}/")


def test_who_only_listens_gets_no_buttons_to_speak(
    take: Takes, running: Session, event: EventPage, client: Client, jitsi: LazySettings
) -> None:
    Door.objects.create(page=event, way=Way.LISTEN, makes_room=True, changed_at=NOW)
    where = urlsplit(press(client, take(Way.LISTEN), Way.LISTEN))

    assert where.path == f"/{room_of(running)}"
    assert "microphone" not in where.fragment
    assert "toolbarButtons" in where.fragment


def test_the_live_room_for_text_is_told_once_there_is_one(take: Takes) -> None:
    registration = take(Way.TEXT)
    before = door_of(registration)
    assert before is not None
    assert not before.leads_somewhere

    def rooms(session: Session) -> str:
        return f"/live/{session.pk}/"

    text_rooms.register(rooms)
    try:
        after = door_of(registration)
        assert after is not None
        assert after.path == f"/live/{registration.session_id}/"
        with pytest.raises(ValueError, match="already"):
            text_rooms.register(rooms)
    finally:
        text_rooms.unregister(rooms)


def test_the_house_is_not_run_with_a_meeting_server_that_lets_everybody_in(jitsi: LazySettings) -> None:
    assert meeting_server() == []
    jitsi.ENGAWA_JITSI_SECRET = "short"
    assert [message.id for message in meeting_server()] == ["event_doors.E002"]
    jitsi.ENGAWA_JITSI_SECRET = ""
    assert [message.id for message in meeting_server()] == ["event_doors.W001"]
    jitsi.ENGAWA_JITSI_URL = "http://meet.town.example"
    assert "event_doors.E001" in [message.id for message in meeting_server()]

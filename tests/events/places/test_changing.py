"""Promises about changing what was asked for."""

import pytest
from django.core import mail

from events.actions import (
    Change,
    PlaceRefusedError,
    WayIsFullError,
    Wish,
    cancel_place,
    change_contact,
    change_place,
    restore_place,
    take_place,
)
from events.choices import Channel, LetterWords, SessionStatus, Way
from events.models import EventIndexPage, Letter, Registration, Seats, Session
from residents.contact_points import ContactPoint
from residents.models import Resident
from tests.events.places.people import IN_TWO_WEEKS, NOW, family, states, take
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    ways = [make_way(Way.VIDEO, capacity=1), make_way(Way.PHONE), make_way(Way.TEXT)]
    return make_event(event_index, sessions=[make_session(IN_TWO_WEEKS, capacity=3)], ways=ways).sessions.get()


def seats(session: Session) -> dict[str, int]:
    return {way: taken for way, taken in Seats.objects.taken_by_session([session.pk])[session.pk].items() if taken}


def change(registration: Registration, **fields: object) -> Registration:
    return change_place(registration_id=registration.pk, change=Change(**fields), now=NOW)


def test_another_way_takes_its_seat_and_frees_the_old_one(session: Session) -> None:
    one = take(session, "one", way=Way.VIDEO)
    waits = take(session, "waits", way=Way.VIDEO)

    change(one, way=Way.TEXT)

    assert states(one, waits) == ["seated", "offered"]
    assert seats(session) == {"": 2, "text": 1, "video": 1}


def test_a_full_way_changes_nothing_at_all(session: Session) -> None:
    take(session, "video", way=Way.VIDEO)
    one = take(session, "one")

    with pytest.raises(WayIsFullError):
        change(one, way=Way.VIDEO, name="べつの名前")

    one.refresh_from_db()
    assert (one.way, one.resident.name) == ("phone", "one")
    assert seats(session) == {"": 2, "phone": 1, "video": 1}


def test_who_waits_for_a_full_way_finds_room_in_another(session: Session) -> None:
    take(session, "video", way=Way.VIDEO)
    waits = take(session, "waits", way=Way.VIDEO)

    change(waits, way=Way.PHONE)

    assert states(waits) == ["offered"]


def test_names_and_letters_change_with_one_letter_and_no_change_writes_none(session: Session) -> None:
    one = take(session, "one")
    wanted = {"name": "ﾊﾅｺ", "reading": "はなこ", "staff_note": "朝に電話を", "letters_in": LetterWords.EASY}

    for _press in range(2):
        change(one, **wanted)

    one.refresh_from_db()
    assert (one.resident.name, one.resident.reading, one.staff_note) == ("ﾊﾅｺ", "はなこ", "朝に電話を")
    assert Letter.objects.filter(registration=one, kind="changed").count() == 1


def test_another_contact_point_ends_the_old_links_and_tells_the_old_address(session: Session) -> None:
    one = take(session, "one", companions=family("あ"))
    child = Registration.objects.get(resident__name="あ")
    mail.outbox.clear()

    changed = change_contact(registration_id=one.pk, contact=ContactPoint(email="new@example.jp"), now=NOW)

    assert changed.token != one.token
    assert Registration.objects.get(pk=child.pk).token != child.token
    assert [letter.to for letter in mail.outbox] == [["one@example.jp"], ["new@example.jp"]]
    assert "new@example.jp" not in mail.outbox[0].body
    assert changed.token not in mail.outbox[0].body
    assert Registration.objects.get(pk=child.pk).resident.reached.email == "new@example.jp"


def test_a_known_person_is_put_down_again_without_a_second_row(session: Session) -> None:
    known = Resident.objects.create(name="はなこ", phone="0267123456", created_at=NOW)
    wish = Wish(name="", contact=None, way=Way.PHONE, resident_id=known.pk, channel=Channel.PHONE)

    made = take_place(session_id=session.pk, wish=wish, form_key="desk", now=NOW)

    assert made.resident == known
    assert Resident.objects.count() == 1


def test_whom_a_carer_puts_down_is_reached_through_the_carer(session: Session) -> None:
    carer = Resident.objects.create(name="職員", email="home@example.jp", created_at=NOW)
    wish = Wish(name="トメ", contact=None, way=Way.PHONE, registered_by_id=carer.pk)

    made = take_place(session_id=session.pk, wish=wish, form_key="carer", now=NOW)

    assert (made.resident.reached, made.registered_by) == (carer, carer)
    assert mail.outbox[0].to == ["home@example.jp"]


def test_a_session_that_was_called_off_takes_nobody_back(session: Session) -> None:
    one = take(session, "one")
    cancel_place(registration_id=one.pk, now=NOW)
    Session.objects.filter(pk=session.pk).update(status=SessionStatus.CANCELLED)

    with pytest.raises(PlaceRefusedError):
        restore_place(registration_id=one.pk, now=NOW)
    assert states(one) == ["cancelled"]


def test_a_cancelled_registration_is_not_changed(session: Session) -> None:
    one = take(session, "one")
    cancel_place(registration_id=one.pk, now=NOW)

    assert change(one, name="べつの名前").resident.name == "one"

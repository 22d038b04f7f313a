"""Promises about taking a place, waiting for one and giving it back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from events.actions import PlaceRefusedError, Wish, cancel_place, promote_from_waiting_list, take_place
from events.choices import Refusal, RegistrationState, SessionStatus, Way
from events.models import EventIndexPage, Registration, Seats, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database

NOW = timezone.now()


def wish(name: str = "はなこ", way: Way = Way.PHONE, **fields: object) -> Wish:
    return Wish(name=name, contact=ContactPoint(email=f"{name}@example.jp"), way=way, **fields)


def take(session: Session, key: str, **fields: object) -> Registration:
    return take_place(session_id=session.pk, wish=wish(**fields), form_key=key, now=NOW)


@pytest.fixture
def one_seat(event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session(capacity=1)]).sessions.get()


def test_the_last_seat_goes_to_one_resident_and_the_next_one_queues(one_seat: Session) -> None:
    assert take(one_seat, "first").state == RegistrationState.SEATED
    assert take(one_seat, "second").state == RegistrationState.WAITING
    assert Seats.objects.get(session=one_seat, way="").taken == 1


def test_a_full_way_of_joining_queues_while_the_others_stay_open(event_index: EventIndexPage) -> None:
    page = make_event(event_index, ways=[make_way(Way.VIDEO, capacity=1), make_way(Way.PHONE)])
    session = page.sessions.get()
    take(session, "first", way=Way.VIDEO)

    assert take(session, "second", way=Way.VIDEO).state == RegistrationState.WAITING
    assert take(session, "third", way=Way.PHONE).state == RegistrationState.SEATED
    assert Seats.objects.taken_by_session([session.pk])[session.pk] == {"": 2, "video": 1, "phone": 1}


def test_pressing_the_button_twice_is_one_place_and_one_letter(one_seat: Session) -> None:
    first = take(one_seat, "same")

    assert take(one_seat, "same") == first
    assert len(mail.outbox) == 1
    assert Seats.objects.get(session=one_seat, way="").taken == 1


def test_a_form_sent_again_after_cancelling_stays_cancelled(one_seat: Session) -> None:
    first = take(one_seat, "same")
    cancel_place(registration_id=first.pk, now=NOW)

    assert take(one_seat, "same").state == RegistrationState.CANCELLED


def test_a_place_given_back_goes_to_the_first_who_waits(one_seat: Session) -> None:
    seated, first, second = (take(one_seat, key, name=key) for key in ("seated", "first", "second"))
    mail.outbox.clear()

    cancel_place(registration_id=seated.pk, now=NOW)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (RegistrationState.OFFERED, RegistrationState.WAITING)
    assert [letter.to for letter in mail.outbox] == [["seated@example.jp"], ["first@example.jp"]]


def test_cancelling_twice_frees_one_place(event_index: EventIndexPage) -> None:
    session = make_event(event_index, sessions=[make_session(capacity=5)]).sessions.get()
    one, _two = take(session, "one"), take(session, "two")

    cancel_place(registration_id=one.pk, now=NOW)
    cancel_place(registration_id=one.pk, now=NOW)

    assert Seats.objects.get(session=session, way="").taken == 1


def test_leaving_the_waiting_list_frees_no_seat(one_seat: Session) -> None:
    take(one_seat, "seated")
    waiting = take(one_seat, "waiting")

    cancel_place(registration_id=waiting.pk, now=NOW)

    assert Seats.objects.get(session=one_seat, way="").taken == 1


def test_who_waits_for_a_full_way_does_not_hold_up_the_others(event_index: EventIndexPage) -> None:
    ways = [make_way(Way.VIDEO, capacity=1), make_way(Way.PHONE, capacity=1)]
    session = make_event(event_index, ways=ways).sessions.get()
    take(session, "video", way=Way.VIDEO)
    phone = take(session, "phone", way=Way.PHONE)
    take(session, "waits for video", way=Way.VIDEO)
    waits_for_phone = take(session, "waits for phone", way=Way.PHONE)

    cancel_place(registration_id=phone.pk, now=NOW)

    waits_for_phone.refresh_from_db()
    assert waits_for_phone.state == RegistrationState.OFFERED


def test_who_waits_comes_before_whoever_asks_after_the_room_grew(one_seat: Session) -> None:
    take(one_seat, "seated")
    waiting = take(one_seat, "waiting")
    Session.objects.filter(pk=one_seat.pk).update(capacity=2)

    late = take(one_seat, "late")

    waiting.refresh_from_db()
    assert (waiting.state, late.state) == (RegistrationState.OFFERED, RegistrationState.WAITING)


def test_nobody_is_dropped_when_the_room_shrinks(event_index: EventIndexPage) -> None:
    session = make_event(event_index, sessions=[make_session(capacity=3)]).sessions.get()
    for key in ("one", "two", "three"):
        take(session, key)
    Session.objects.filter(pk=session.pk).update(capacity=1)

    promote_from_waiting_list(session_id=session.pk, now=NOW)

    assert Registration.objects.seated().count() == 3
    assert take(session, "four").state == RegistrationState.WAITING


def test_nobody_is_called_up_for_a_cancelled_session(one_seat: Session) -> None:
    seated = take(one_seat, "seated")
    waiting = take(one_seat, "waiting")
    Session.objects.filter(pk=one_seat.pk).update(status=SessionStatus.CANCELLED)

    cancel_place(registration_id=seated.pk, now=NOW)

    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.WAITING


def test_an_ended_session_refuses_with_a_reason_and_keeps_nothing(one_seat: Session) -> None:
    with pytest.raises(PlaceRefusedError) as refused:
        take_place(session_id=one_seat.pk, wish=wish(), form_key="late", now=NOW + timedelta(days=8))

    assert refused.value.reason == Refusal.ENDED
    assert not Registration.objects.exists()

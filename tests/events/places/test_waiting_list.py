"""Promises to those who wait, and to slow readers of letters."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from events.actions import accept_offer, cancel_place, end_offers, promote_from_waiting_list, restore_place
from events.choices import SessionStatus
from events.models import EventIndexPage, Letter, Registration, Seats, Session
from residents.contact_points import ContactPoint
from tests.events.places.people import IN_TWO_WEEKS, NOW, states, take
from tests.factories.events import make_event, make_session

pytestmark = pytest.mark.database

LATER = NOW + timedelta(days=3)


@pytest.fixture
def one_seat(event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session(IN_TWO_WEEKS, capacity=1)]).sessions.get()


def queue(session: Session, *keys: str, **fields: Any) -> list[Registration]:
    """The first has the seat, the others wait."""
    return [take(session, key, now=NOW + timedelta(seconds=place), **fields) for place, key in enumerate(keys)]


def test_a_place_that_became_free_is_kept_until_the_answer_comes(one_seat: Session) -> None:
    first, second, third = queue(one_seat, "first", "second", "third")
    cancel_place(registration_id=first.pk, now=NOW)

    late = take(one_seat, "late")
    assert states(second, third, late) == ["offered", "waiting", "waiting"]
    assert Seats.objects.get(session=one_seat, way="").taken == 1

    for _press in range(2):
        accept_offer(registration_id=second.pk, now=NOW)
    assert states(second, third) == ["seated", "waiting"]
    assert [letter.to[0] for letter in mail.outbox].count("second@example.jp") == 3


@pytest.mark.parametrize(
    ("contact", "hours"),
    [
        (ContactPoint(email="slow@example.jp"), 48),
        (ContactPoint(phone="0267123456"), 72),
        (ContactPoint(address="佐久市臼田1"), 168),
    ],
    ids=["letter", "telephone", "post"],
)
def test_who_is_called_or_gets_letters_on_paper_has_longer_to_answer(
    one_seat: Session, contact: ContactPoint, hours: int
) -> None:
    first, slow = take(one_seat, "first"), take(one_seat, "slow", contact=contact)
    Session.objects.filter(pk=one_seat.pk).update(starts_at=NOW + timedelta(days=60), ends_at=NOW + timedelta(days=61))

    cancel_place(registration_id=first.pk, now=NOW)

    slow.refresh_from_db()
    assert slow.answer_by == NOW + timedelta(hours=hours)


def test_without_an_answer_the_place_goes_to_the_next_and_nobody_is_thrown_out(one_seat: Session) -> None:
    first, second, third = queue(one_seat, "first", "second", "third")
    cancel_place(registration_id=first.pk, now=NOW)
    assert end_offers(now=NOW + timedelta(hours=47)) == 0

    assert end_offers(now=LATER) == 1
    assert end_offers(now=LATER) == 0

    assert states(second, third) == ["waiting", "offered"]
    kinds = Letter.objects.filter(registration=second).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["waiting", "offered", "offer_ended"]


def test_who_let_two_offers_pass_is_left_in_peace_and_can_still_come(one_seat: Session) -> None:
    first, silent = queue(one_seat, "first", "silent")
    cancel_place(registration_id=first.pk, now=NOW)
    for day in (3, 6, 9, 12):
        end_offers(now=NOW + timedelta(days=day))

    assert states(silent) == ["waiting"]
    assert Letter.objects.filter(registration=silent, kind="offered").count() == 2
    accept_offer(registration_id=silent.pk, now=NOW + timedelta(days=12))
    assert states(silent) == ["seated"]


def test_who_answers_too_late_gets_no_place_that_somebody_else_was_asked_for(one_seat: Session) -> None:
    first, second, third = queue(one_seat, "first", "second", "third")
    cancel_place(registration_id=first.pk, now=NOW)
    end_offers(now=LATER)

    accept_offer(registration_id=second.pk, now=LATER)

    assert states(second, third) == ["waiting", "offered"]
    assert Seats.objects.get(session=one_seat, way="").taken == 1


def test_an_answer_after_the_hour_counts_as_long_as_nobody_else_was_asked(one_seat: Session) -> None:
    first, second = queue(one_seat, "first", "second")
    cancel_place(registration_id=first.pk, now=NOW)

    accept_offer(registration_id=second.pk, now=LATER)

    assert states(second) == ["seated"]


def test_saying_no_passes_the_place_on_at_once(one_seat: Session) -> None:
    first, second, third = queue(one_seat, "first", "second", "third")
    cancel_place(registration_id=first.pk, now=NOW)

    cancel_place(registration_id=second.pk, now=NOW)

    assert states(second, third) == ["cancelled", "offered"]


def test_just_before_the_session_nobody_is_asked_who_waits_has_the_place(one_seat: Session) -> None:
    first, second = queue(one_seat, "first", "second")

    cancel_place(registration_id=first.pk, now=IN_TWO_WEEKS - timedelta(hours=5))

    assert states(second) == ["seated"]
    assert Letter.objects.filter(registration=second, kind="promoted").exists()


def test_an_offer_of_a_session_that_is_called_off_is_no_missed_offer(one_seat: Session) -> None:
    first, second = queue(one_seat, "first", "second")
    cancel_place(registration_id=first.pk, now=NOW)
    Session.objects.filter(pk=one_seat.pk).update(status=SessionStatus.POSTPONED)

    end_offers(now=LATER)
    second.refresh_from_db()
    assert (second.state, second.offers_missed) == ("waiting", 0)

    Session.objects.filter(pk=one_seat.pk).update(status=SessionStatus.SCHEDULED)
    promote_from_waiting_list(session_id=one_seat.pk, now=LATER)
    assert states(second) == ["offered"]


def test_a_cancelling_can_be_taken_back(one_seat: Session) -> None:
    first, second = queue(one_seat, "first", "second")
    cancel_place(registration_id=first.pk, now=NOW)

    for _press in range(2):
        restore_place(registration_id=first.pk, now=NOW + timedelta(minutes=1))

    assert states(first, second) == ["waiting", "offered"]
    cancel_place(registration_id=second.pk, now=NOW + timedelta(minutes=2))
    assert states(first) == ["offered"]


def test_keeping_house_ends_offers(one_seat: Session) -> None:
    first, second = queue(one_seat, "first", "second")
    cancel_place(registration_id=first.pk, now=NOW)
    Registration.objects.filter(pk=second.pk).update(answer_by=NOW - timedelta(days=1))

    call_command("end_offers")

    assert states(second) == ["offered"]
    assert Registration.objects.get(pk=second.pk).offers_missed == 1

"""Promises to people who come together."""

import pytest
from django.core import mail

from events.actions import accept_offer, add_people, cancel_place, restore_place
from events.choices import Way
from events.models import EventIndexPage, Registration, Seats, Session
from residents import privacy
from residents.models import Resident
from tests.events.places.people import IN_TWO_WEEKS, NOW, family, family_states, states, take
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database


@pytest.fixture
def three_seats(event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session(IN_TWO_WEEKS, capacity=3)]).sessions.get()


def taken(session: Session) -> int:
    return Seats.objects.get(session=session, way="").taken


def test_a_family_has_a_seat_and_a_reference_each_and_gets_one_letter(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("たろう", "﨑"))

    assert family_states(mother) == ["seated"] * 3
    assert taken(three_seats) == 3
    assert len({member.reference for member in Registration.objects.family_of(mother)}) == 3
    assert [letter.to for letter in mail.outbox] == [["mother@example.jp"]]
    assert "たろう" in mail.outbox[0].body


def test_children_need_no_contact_point_of_their_own(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("たろう"))

    child = Resident.objects.get(name="たろう")
    assert (child.email, child.reached) == ("", mother.resident)


def test_a_family_that_wants_to_stay_together_waits_for_enough_seats(three_seats: Session) -> None:
    first = take(three_seats, "first")
    together = take(three_seats, "family", companions=family("あ", "い"))
    single = take(three_seats, "single")

    assert family_states(together) == ["waiting"] * 3
    assert states(single) == ["seated"]
    cancel_place(registration_id=first.pk, now=NOW)
    assert family_states(together) == ["waiting"] * 3
    cancel_place(registration_id=single.pk, now=NOW)
    assert family_states(together) == ["offered"] * 3


def test_a_family_that_may_be_parted_takes_what_there_is(three_seats: Session) -> None:
    take(three_seats, "first", companions=family("あ"))
    parted = take(three_seats, "family", companions=family("い", "う"), partial_ok=True)

    assert family_states(parted) == ["seated", "waiting", "waiting"]
    assert taken(three_seats) == 3


def test_who_waits_of_a_parted_family_is_asked_through_the_one_who_is_seated(three_seats: Session) -> None:
    first = take(three_seats, "first", companions=family("あ"))
    parted = take(three_seats, "family", companions=family("い"), partial_ok=True)
    mail.outbox.clear()

    cancel_place(registration_id=first.pk, now=NOW)

    assert family_states(parted) == ["seated", "offered"]
    assert mail.outbox[-1].to == ["family@example.jp"]
    accept_offer(registration_id=parted.pk, now=NOW)
    assert family_states(parted) == ["seated", "seated"]


def test_the_family_leaves_with_whoever_put_it_down(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("あ", "い"))

    cancel_place(registration_id=mother.pk, now=NOW)

    assert family_states(mother) == ["cancelled"] * 3
    assert taken(three_seats) == 0
    restore_place(registration_id=mother.pk, now=NOW)
    assert family_states(mother) == ["seated"] * 3


def test_one_of_a_family_may_stay_at_home(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("あ", "い"))
    child = Registration.objects.get(resident__name="あ")

    cancel_place(registration_id=child.pk, now=NOW)

    assert family_states(mother) == ["seated", "cancelled", "seated"]
    assert taken(three_seats) == 2


def test_when_the_mother_alone_stays_at_home_somebody_else_stands_for_the_family(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("あ", "い"))
    mail.outbox.clear()

    cancel_place(registration_id=mother.pk, now=NOW, alone=True)

    eldest = Registration.objects.get(resident__name="あ")
    assert states(mother) == ["cancelled"]
    assert family_states(eldest) == ["seated", "seated"]
    assert eldest.lead is None
    # Letters still go where they went before.
    assert [letter.to for letter in mail.outbox] == [["mother@example.jp"]]


def test_people_are_added_once_however_often_the_form_arrives(three_seats: Session) -> None:
    mother = take(three_seats, "mother")

    for _press in range(2):
        add_people(
            registration_id=mother.pk, people=family("あ", "い", "う"), partial_ok=True, form_key="more", now=NOW
        )

    assert family_states(mother) == ["seated", "seated", "seated", "waiting"]
    assert taken(three_seats) == 3


def test_families_count_against_their_way_too(event_index: EventIndexPage) -> None:
    ways = [make_way(Way.VIDEO, capacity=2), make_way(Way.PHONE)]
    session = make_event(event_index, sessions=[make_session(IN_TWO_WEEKS)], ways=ways).sessions.get()

    three = take(session, "three", companions=family("あ", "い"), way=Way.VIDEO)

    assert family_states(three) == ["waiting"] * 3
    assert Seats.objects.taken_by_session([session.pk])[session.pk].get("video", 0) == 0


def test_who_was_brought_along_is_forgotten_with_whoever_brought_them(three_seats: Session) -> None:
    mother = take(three_seats, "mother", companions=family("あ"), staff_note="車いすで行きます")
    assert "あ" in str(privacy.export(mother.resident))

    privacy.erase(mother.resident, now=NOW)

    assert not Resident.objects.exclude(name="").exists()
    assert not Registration.objects.exclude(staff_note="").exists()
    assert taken(three_seats) == 0

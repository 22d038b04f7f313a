"""Promises of a session that takes more or fewer people in one way than its event usually does."""

import pytest
from django.test import Client

from events.actions import Change, WayIsFullError, cancel_place, change_place, promote_from_waiting_list
from events.choices import SessionStatus, Way
from events.models import EventIndexPage, EventPage, Seats, Session
from events.overview import left_in_all, left_in_way
from tests.events.places.people import NOW, states, take
from tests.factories.events import make_event, make_session, make_way


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    """Two by telephone as a rule; in the second session one, in the third three."""
    sessions = [make_session(), make_session(way_capacities={"phone": 1}), make_session(way_capacities={"phone": 3})]
    ways = [make_way(Way.PHONE, capacity=2), make_way(Way.VIDEO)]
    return make_event(event_index, sessions=sessions, ways=ways)


def test_each_session_seats_as_many_as_it_says(event: EventPage) -> None:
    told = [
        [take(session, f"{session.pk}.{number}").state for number in range(4)]
        for session in event.sessions.order_by("pk")
    ]

    assert [states.count("seated") for states in told] == [2, 1, 3]


def test_the_other_ways_stay_as_the_event_says(event: EventPage) -> None:
    tight = event.sessions.order_by("pk")[1]

    assert [take(tight, f"v{number}", way=Way.VIDEO).state for number in range(3)] == ["seated"] * 3


def test_changing_into_a_way_that_is_full_this_time_changes_nothing(event: EventPage) -> None:
    tight = event.sessions.order_by("pk")[1]
    take(tight, "on the telephone")
    by_video = take(tight, "by video", way=Way.VIDEO)

    with pytest.raises(WayIsFullError):
        change_place(registration_id=by_video.pk, change=Change(way=Way.PHONE), now=NOW)
    assert dict(tight.seats.values_list("way", "taken")) == {"": 2, "phone": 1, "video": 1}


def test_6_lowered_below_those_who_come_drops_nobody_and_calls_nobody_up(event: EventPage) -> None:
    roomy = event.sessions.order_by("pk")[2]
    people = [take(roomy, name) for name in ("one", "two", "three", "waits")]
    Session.objects.filter(pk=roomy.pk).update(way_capacities={"phone": 1})

    cancel_place(registration_id=people[0].pk, now=NOW)

    assert states(*people) == ["cancelled", "seated", "seated", "waiting"]
    assert Seats.objects.get(session=roomy, way="phone").taken == 2


def test_a_larger_number_asks_the_first_who_waits(event: EventPage) -> None:
    tight = event.sessions.order_by("pk")[1]
    people = [take(tight, name) for name in ("one", "waits", "waits too")]
    Session.objects.filter(pk=tight.pk).update(way_capacities={"phone": 2})

    promote_from_waiting_list(session_id=tight.pk, now=NOW)

    assert states(*people) == ["seated", "offered", "waiting"]


def test_the_form_says_how_many_are_left_this_time(event: EventPage, client: Client) -> None:
    tight = event.sessions.order_by("pk")[1]
    take(tight, "the only one")

    assert "電話で（満員・キャンセル待ちできます）" in client.get(f"/join/{tight.pk}/").content.decode()


def test_of_a_session_moved_online_the_places_in_the_room_are_no_places() -> None:
    session = make_session(status=SessionStatus.ONLINE, way_capacities={"video": 1})
    room, video = make_way(Way.IN_PERSON, capacity=5), make_way(Way.VIDEO, capacity=9)

    assert left_in_way(session, video, {"": 1, "video": 1}) == 0
    assert left_in_all(session, [room, video], {"": 1, "video": 1}) == 0

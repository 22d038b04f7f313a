"""An event by every way, with its doors, one person who has a place and one who waits."""

import pytest

from events.actions import Wish, take_place
from events.choices import Way
from events.doors.models import Door
from events.models import EventIndexPage, EventPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.events.ways.places import NOW, Takes
from tests.factories.events import make_event, make_session, make_way


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    page = make_event(
        event_index,
        "はじめての縁側サロン",
        slug="salon",
        venue="ひだまり",
        address="ひなた町1-2-3",
        sessions=[make_session(capacity=2)],
        ways=[make_way(way, instructions="") for way in Way],
    )
    doors = (
        Door(way=Way.VIDEO, url="https://room.example/hidamari?pwd=himitsu"),
        Door(way=Way.PHONE, dial_in="050-1234-5678", pin="4321", words="通話料がかかります。"),
        Door(way=Way.IN_PERSON, room="1階 えんがわの間"),
    )
    for door in doors:
        door.page, door.changed_at = page, NOW
        door.save()
    return page


@pytest.fixture
def session(event: EventPage) -> Session:
    return event.sessions.get()


@pytest.fixture
def take(session: Session) -> Takes:
    """Somebody takes a place."""
    taken = iter(range(100))

    def take(way: Way = Way.PHONE, **more: object) -> Registration:
        wish = Wish(**{"name": "はなこ", "contact": ContactPoint(email="hanako@example.jp"), "way": way} | more)  # type: ignore[arg-type]
        return take_place(session_id=session.pk, wish=wish, form_key=f"key-{next(taken)}", now=NOW)

    return take

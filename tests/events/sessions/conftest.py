"""An event with one session that two people come to and one waits for."""

import pytest

from events.actions import Wish, take_place
from events.choices import Way
from events.models import EventIndexPage, EventPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.events.sessions.times import NOW
from tests.factories.events import make_event, make_session, make_way


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    sessions = [make_session(capacity=2)]
    page = make_event(event_index, slug="salon", sessions=sessions, ways=[make_way(Way.PHONE), make_way(Way.VIDEO)])
    page.save_revision().publish()
    return page


@pytest.fixture
def session(event: EventPage) -> Session:
    return event.sessions.get()


@pytest.fixture
def people(session: Session) -> list[Registration]:
    """By mail, by telephone, and one by mail who waits."""
    contacts = [
        ContactPoint(email="hanako@example.jp"),
        ContactPoint(phone="0267123456"),
        ContactPoint(email="jiro@example.jp"),
    ]
    return [
        take_place(
            session_id=session.pk, wish=Wish(name="はなこ", contact=contact, way=Way.PHONE), form_key=str(n), now=NOW
        )
        for n, contact in enumerate(contacts)
    ]

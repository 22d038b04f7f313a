"""Somebody with a place, for the tests of letters."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from events.actions import Wish, take_place
from events.choices import Way
from events.models import EventIndexPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way

# A Saturday at noon in Japan.
NOON = datetime(2026, 12, 5, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


def a_session(event_index: EventIndexPage, starts_at: datetime | None = None, **fields: Any) -> Session:
    """A session of one event, by telephone, a week after noon unless told."""
    session = make_session(starts_at or NOON + timedelta(days=10), **fields.pop("session", {}))
    ways = [make_way(Way.PHONE, instructions="毎回、はじめに名前を聞きます。"), make_way(Way.IN_PERSON)]
    page = make_event(event_index, fields.pop("title", "縁側サロン"), sessions=[session], ways=ways, **fields)
    return page.sessions.select_related("page").get()


def a_place(session: Session, key: str = "key", *, now: datetime = NOON, **wish: Any) -> Registration:
    """Somebody takes a place by mail, unless told."""
    contact = wish.pop("contact", ContactPoint(email=f"{key}@example.jp"))
    given = {"name": "はなこ", "way": Way.PHONE, **wish}
    return take_place(session_id=session.pk, wish=Wish(contact=contact, **given), form_key=key, now=now)

"""A session in ten days with support on request, and somebody who asked for it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import SupportKind, Way
from events.models import EventIndexPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import staff_with, verified_client

ASKED_AT = timezone.now()
Take = Callable[..., Registration]


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    """In ten days at two in the afternoon, by telephone."""
    day = timezone.localtime(ASKED_AT) + timedelta(days=10)
    page = make_event(
        event_index,
        sessions=[make_session(day.replace(hour=14, minute=0, second=0, microsecond=0))],
        ways=[make_way(Way.PHONE)],
        support_offers=[
            make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=3, instead="筆談でお話しします。"),
            make_support(SupportKind.LARGE_PRINT, ask_days_before=2),
            make_support(SupportKind.BREAKS, ask_days_before=1),
        ],
    )
    return page.sessions.get()


@pytest.fixture
def take(session: Session) -> Take:
    """A place with support asked for, by mail unless a telephone number is given."""

    def taken(*support: str, key: str = "one", phone: str = "", **fields: object) -> Registration:
        contact = ContactPoint(phone=phone) if phone else ContactPoint(email="hanako@example.jp")
        wish = Wish(name="はなこ", contact=contact, way=Way.PHONE, support=support, **fields)
        return take_place(session_id=session.pk, wish=wish, form_key=key, now=ASKED_AT)

    return taken


@pytest.fixture
def staff(db: None) -> Callable[..., Client]:
    """Somebody on the staff with these permissions."""
    return lambda *codenames: verified_client(staff_with(*codenames))


def days_before(session: Session, days: int, hour: int = 9) -> datetime:
    """A moment so many days before the session."""
    day = timezone.localtime(session.starts_at) - timedelta(days=days)
    return day.replace(hour=hour, minute=0)


def end(session: Session, *, days_ago: int = 0) -> datetime:
    """Let the session be over; when it is now."""
    now = timezone.now()
    ended = now - timedelta(days=days_ago, minutes=5)
    Session.objects.filter(pk=session.pk).update(starts_at=ended - timedelta(hours=1), ends_at=ended)
    return now

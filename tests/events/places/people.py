"""Who takes part in the tests of places."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from events.actions import Companion, Wish, take_place
from events.choices import Way
from events.models import Registration, Session
from residents.contact_points import ContactPoint

# A week before the session of the factories, in the middle of the day: offers last as long as they usually do.
NOW = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
IN_TWO_WEEKS = NOW + timedelta(days=14)


def family(*names: str) -> list[Companion]:
    return [Companion(name) for name in names]


def take(session: Session, key: str, *, now: datetime = NOW, **fields: Any) -> Registration:
    """One form: by telephone, with an address made of its key."""
    fields.setdefault("contact", ContactPoint(email=f"{key}@example.jp"))
    return take_place(session_id=session.pk, wish=Wish(name=key, **{"way": Way.PHONE} | fields), form_key=key, now=now)


def states(*registrations: Registration) -> list[str]:
    """Where they stand now."""
    return [Registration.objects.get(pk=registration.pk).state for registration in registrations]


def family_states(registration: Registration) -> list[str]:
    """The same of everybody who was put down together."""
    return [member.state for member in Registration.objects.family_of(registration)]

"""The calendar entry (.ics) of a registration."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from events.choices import RegistrationState, Way
from events.joining import facts, registration_address

if TYPE_CHECKING:
    from events.models import Registration


def calendar_of(registration: Registration) -> bytes:
    """One entry that a calendar updates rather than doubles, because its UID never changes."""
    session = registration.session
    entry = Event()
    entry.add("uid", f"{salted_hmac('events.calendar', registration.token).hexdigest()[:24]}@engawa")
    entry.add("dtstamp", (registration.cancelled_at or registration.created_at).astimezone(UTC))
    entry.add("summary", session.page.title)
    entry.add("description", "\n".join(f"{fact.term}：{fact.text}" for fact in facts(registration)))
    entry.add("url", registration_address(registration))
    if session.times_known:
        # In UTC, so that no calendar has to know our time zone by name.
        entry.add("dtstart", session.starts_at.astimezone(UTC))
        entry.add("dtend", session.ends_at.astimezone(UTC))
    else:
        entry.add("dtstart", timezone.localdate(session.starts_at))
        entry.add("dtend", timezone.localdate(session.ends_at) + timedelta(days=1))
    if registration.way == Way.IN_PERSON and session.page.venue:
        entry.add("location", f"{session.page.venue} {session.page.address}".strip())
    stands = registration.state == RegistrationState.SEATED and session.takes_place
    waits = registration.state == RegistrationState.WAITING and session.takes_place
    entry.add("status", "CONFIRMED" if stands else "TENTATIVE" if waits else "CANCELLED")
    calendar = Calendar()
    calendar.add("prodid", "-//Engawa//Online salon//JA")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())

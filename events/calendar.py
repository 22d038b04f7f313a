"""The calendar entry (.ics) of a registration: when, how to come in, and two alarms. RFC 5545, 7986."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vUri

from events.choices import RegistrationState, Way
from events.doors.facts import DoorFacts, door_of, moved_online
from events.doors.models import Door
from events.registration_words import door_address, facts, registration_address

if TYPE_CHECKING:
    from events.models import Registration, Session

# The evening before is for asking somebody along and for finding the paper; half an hour is for getting in slowly.
ALARMS = (timedelta(days=-1), timedelta(minutes=-30))
# An entry for a whole day begins at midnight, when nobody should be rung up: nine o'clock on the day before.
ALARMS_OF_A_DAY = (timedelta(hours=-15),)


def calendar_of(registration: Registration) -> bytes:
    """One entry that a calendar updates rather than doubles, because its UID never changes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Engawa//Online salon//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_entry(registration))
    return bytes(calendar.to_ical())


def _entry(registration: Registration) -> Event:
    session = registration.session
    changed = _changed_at(registration)
    entry = Event()
    entry.add("uid", f"{salted_hmac('events.calendar', registration.token).hexdigest()[:24]}@engawa")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    # Counted in seconds since the registration: whatever changes, the later entry has the higher number.
    entry.add("sequence", max(0, int((changed - registration.created_at).total_seconds())))
    # Shared calendars of families and firms show nothing of it but the time.
    entry.add("class", "PRIVATE")
    add_times(entry, session)
    _add_words(entry, registration)
    stands = registration.state == RegistrationState.SEATED and session.takes_place
    waits = registration.state in {RegistrationState.WAITING, RegistrationState.OFFERED} and session.takes_place
    entry.add("status", "CONFIRMED" if stands else "TENTATIVE" if waits else "CANCELLED")
    if stands:
        _add_way_in(entry, registration)
        _add_alarms(entry, session)
    return entry


def add_times(entry: Event, session: Session) -> None:
    """From when until when; whole days while the times are not known."""
    if session.times_known:
        # In UTC, so that no calendar has to know our time zone by name.
        entry.add("dtstart", session.starts_at.astimezone(UTC))
        entry.add("dtend", session.ends_at.astimezone(UTC))
    else:
        entry.add("dtstart", timezone.localdate(session.starts_at))
        entry.add("dtend", timezone.localdate(session.ends_at) + timedelta(days=1))


def _add_words(entry: Event, registration: Registration) -> None:
    """With its title, or, by wish, as any appointment. A calendar is often open on a screen that others see."""
    entry.add("url", registration_address(registration))
    if registration.neutral_subject:
        entry.add("summary", _("予定"))
        entry.add("description", _("受付番号：%(reference)s") % {"reference": registration.reference})
        return
    entry.add("summary", " ".join(registration.session.page.title.split()))
    entry.add("description", "\n".join(f"{fact.term}：{fact.text}" for fact in facts(registration)))


def _add_way_in(entry: Event, registration: Registration) -> None:
    """Where calendars have a button for it: the room's address, the number with the meeting's PIN."""
    page, door = registration.session.page, door_of(registration)
    if registration.way == Way.IN_PERSON and not moved_online(registration.session):
        if page.venue and not registration.neutral_subject:
            room = door.room if door else ""
            entry.add("location", " ".join(filter(None, (page.venue, room, page.address))))
        return
    if door is None:
        return
    if door.is_open_to_press:
        _add_conference(entry, door_address(registration, door), "VIDEO" if door.way == Way.VIDEO else "CHAT")
    if door.call:
        _add_conference(entry, door.call_with_pin or door.call, "PHONE")
    entry.add("location", _in_short(registration, door))


def _in_short(registration: Registration, door: DoorFacts) -> str:
    """One line, because that is what an alarm shows."""
    if door.is_open_to_press:
        return door_address(registration, door)
    return door.dial_in + (f" {door.pin}#" if door.pin else "") if door.dial_in else door.title


def _add_conference(entry: Event, address: str, feature: str) -> None:
    entry.add("conference", vUri(address), parameters={"VALUE": "URI", "FEATURE": feature})


def _add_alarms(entry: Event, session: Session) -> None:
    for before in ALARMS if session.times_known else ALARMS_OF_A_DAY:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry["summary"])
        alarm.add("trigger", before)
        entry.add_component(alarm)


def _changed_at(registration: Registration) -> datetime:
    """When the entry last said something else: the place, the session, the page or a way in was changed."""
    session = registration.session
    doors = Door.objects.filter(page_id=session.page_id).values_list("changed_at", flat=True)
    moments = (
        *(registration.created_at, registration.changed_at, registration.cancelled_at),
        *(session.changed_at, session.page.last_published_at, *doors),
    )
    return max(moment for moment in moments if moment is not None).astimezone(UTC)

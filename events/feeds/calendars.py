"""Public calendars (iCalendar, RFC 5545 and 7986): the whole town, a part of it, or one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid5

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accessibility.languages import current
from events.calendar import add_times
from events.choices import SessionStatus
from events.details.catalogue import value
from events.feeds.gathering import PublicEvent
from events.feeds.words import Absolute, contact_of, lines_of, place_of, title_of
from events.models import Session

PRODUCT: Final = "-//Engawa//Online salon//JA"
# Calendars that keep to it ask four times a day: a session called off in the morning is seen by noon.
ASK_AGAIN: Final = timedelta(hours=6)
_STATES: Final = {SessionStatus.CANCELLED: "CANCELLED", SessionStatus.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How to write: the calendar's name, whole addresses, and whether entries hide what they are about."""

    name: str
    absolute: Absolute
    neutral: bool = False


def calendar_of(events: Iterable[PublicEvent], manner: Manner) -> bytes:
    """A calendar to subscribe to or to keep. Each entry is finished before the next, so that none waits in memory."""
    frame = _frame(manner).to_ical()
    head, _sep, tail = frame.partition(b"END:VCALENDAR")
    return b"".join((head, *_entries(events, manner), b"END:VCALENDAR", tail))


def _frame(manner: Manner) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The second name of each is older and what most programs read.
    calendar.add("name", manner.name)
    calendar.add("x-wr-calname", manner.name)
    calendar.add("x-wr-timezone", timezone.get_current_timezone_name())
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar


def _entries(events: Iterable[PublicEvent], manner: Manner) -> Iterator[bytes]:
    for event in events:
        for session in event.sessions:
            yield entry_of(event, session, manner).to_ical()


def entry_of(event: PublicEvent, session: Session, manner: Manner) -> Event:
    """One session. Its UID never changes, so a calendar mends the entry instead of adding another."""
    entry = Event()
    entry.add("uid", uid_of(event, session))
    changed = changed_at(event, session)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    add_times(entry, session)
    entry.add("status", _STATES.get(SessionStatus(session.status), "CONFIRMED"))
    # Whoever keeps the town's calendar is not thereby busy.
    entry.add("transp", "TRANSPARENT")
    if manner.neutral:
        entry.add("summary", _("予定"))
        entry.add("url", manner.absolute("/"))
        return entry
    _add_words(entry, event, session, manner)
    return entry


def _add_words(entry: Event, event: PublicEvent, session: Session, manner: Manner) -> None:
    address = manner.absolute(event.path)
    entry.add("summary", title_of(event, session), parameters={"LANGUAGE": current()})
    more = _("くわしいこと・申し込み：%(address)s") % {"address": address}
    entry.add("description", "\n".join([*lines_of(event, session), more]))
    entry.add("url", address)
    if place := place_of(event, session):
        entry.add("location", place)
        latitude, longitude = (value(event.original.details, name) for name in ("latitude", "longitude"))
        if latitude and longitude:
            entry.add("geo", (latitude, longitude))
    entry.add("categories", [str(event.page.get_kind_display()), *(str(audience) for audience in event.audiences)])
    if contact := "、".join(part for part in contact_of(event) if part):
        entry.add("contact", contact)


def uid_of(event: PublicEvent, session: Session) -> str:
    """The same in every language and on every host."""
    return f"{uuid5(event.original.translation_key, str(session.pk))}@engawa"


def changed_at(event: PublicEvent, session: Session) -> datetime:
    """When the entry last said something else: the page was published, or the session was moved or called off."""
    moments = (event.page.last_published_at, event.page.latest_revision_created_at, session.changed_at)
    return max((moment for moment in moments if moment), default=session.starts_at).astimezone(UTC)

"""Which public events somebody wants to have. Read from an address, and refused with a reason when it says nonsense.

A calendar that quietly showed everything because one word of its address was misspelt would be believed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accessibility import languages
from events.choices import EventKind, Way
from events.models import Audience, EventPage, Session, SupportOffer, WayOffer

# Outside these a year is a slip of the finger, and time zones overflow at the ends of the calendar.
YEARS: Final = range(1900, 2200)


class NotUnderstoodError(ValueError):
    """A question that cannot be answered; says which word of it, and why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


@dataclass(frozen=True, slots=True)
class Selection:
    """What an event must be; what is empty does not matter. ``since`` and ``until`` bound the days of its sessions."""

    kind: str = ""
    way: str = ""
    audience: str = ""
    support: str = ""
    since: date | None = None
    until: date | None = None
    changed_since: datetime | None = None
    event: int | None = None

    def sessions(self) -> QuerySet[Session]:
        """The sessions that fall into the chosen days."""
        sessions = Session.objects.public()
        if self.since:
            sessions = sessions.filter(ends_at__gte=_midnight(self.since))
        if self.until:
            sessions = sessions.filter(starts_at__lte=_midnight(self.until, at=time.max))
        return sessions

    def events(self) -> QuerySet[EventPage]:
        """The published originals that match; their translations lend them words later."""
        events = EventPage.objects.live().public().filter(locale__language_code=languages.default_language())
        if self.event is not None:
            events = events.filter(pk=self.event)
        if self.kind:
            events = events.filter(kind=self.kind)
        if self.changed_since:
            events = events.filter(last_published_at__gte=self.changed_since)
        if self.since or self.until:
            events = events.filter(Exists(self.sessions().filter(page=OuterRef("pk")).order_by()))
        for chosen, rows in self._offered():
            if chosen:
                events = events.filter(Exists(rows))
        return events.order_by("pk")

    def _offered(self) -> list[tuple[str, QuerySet[Any]]]:
        through = EventPage.audiences.through.objects
        return [
            (self.way, WayOffer.objects.filter(page=OuterRef("pk"), way=self.way)),
            (self.support, SupportOffer.objects.filter(page=OuterRef("pk"), kind=self.support)),
            (self.audience, through.filter(eventpage=OuterRef("pk"), audience__slug=self.audience)),
        ]


def _midnight(day: date, *, at: time = time.min) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _day(name: str, text: str) -> date:
    day: date | None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise NotUnderstoodError(name, _("日付は 2026-12-05 のように書いてください。"))
    return day


def _moment(name: str, text: str) -> datetime:
    # A plus sign in an address arrives as a space.
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        found = None
    if found is None or timezone.is_naive(found) or found.year not in YEARS:
        raise NotUnderstoodError(name, _("時刻は 2026-12-05T10:00:00+09:00 のように書いてください。"))
    return found


def _one_of(known: list[str]) -> Callable[[str, str], str]:
    def read(name: str, text: str) -> str:
        if text not in known:
            raise NotUnderstoodError(name, _("えらべるのは次のどれかです：%(known)s") % {"known": "、".join(known)})
        return text

    return read


def _audience(name: str, text: str) -> str:
    return _one_of(list(Audience.objects.values_list("slug", flat=True)))(name, text)


def _support(name: str, text: str) -> str:
    if len(text) > 40 or not text.replace("_", "").isalnum() or not text.isascii():
        raise NotUnderstoodError(name, _("配慮の種類は sign_language のように書いてください。"))
    return text


READERS: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "kind": _one_of(EventKind.values),
    "way": _one_of(Way.values),
    "audience": _audience,
    "support": _support,
    "since": _day,
    "until": _day,
    "changed_since": _moment,
}


def selection_from(query: Mapping[str, str], *, beside: tuple[str, ...] = ()) -> Selection:
    """What an address asks for. ``beside`` names the other words that it may contain."""
    found: dict[str, Any] = {}
    for name, text in query.items():
        if name in READERS:
            found[name] = READERS[name](name, text) if text else READERS_EMPTY.get(name, "")
        elif name not in beside:
            raise NotUnderstoodError(name[:40], _("この言葉は、アドレスに使えません。"))
    since, until = found.get("since"), found.get("until")
    if since and until and until < since:
        raise NotUnderstoodError("until", _("始めの日より前です。日付を確かめてください。"))
    return Selection(**found)


READERS_EMPTY: Final[dict[str, None]] = {"since": None, "until": None, "changed_since": None}

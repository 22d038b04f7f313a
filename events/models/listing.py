"""One page of the list of events: which events match, and their cards. The number of queries never grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Exists, Max, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from accessibility import languages
from accessibility.phrases import listed
from events.choices import Refusal
from events.criteria import Criteria
from events.models.originals import originals_of, worded
from events.models.pages import EventPage
from events.models.programme import Session, SupportOffer, WayOffer
from events.overview import Programme, SessionRow

EVENTS_ON_ONE_PAGE = 10


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event in a list, as ``components/event_card`` shows it."""

    title: str
    href: str
    sentence: str
    kind: str
    audiences: str
    availability: str
    is_running: bool
    is_open: bool


def _matching_sessions(criteria: Criteria) -> models.QuerySet[Session]:
    sessions = Session.objects.filter(page=OuterRef("pk"))
    if criteria.month:
        start, end = criteria.month
        sessions = sessions.filter(starts_at__lt=end, ends_at__gte=start)
    return sessions


def matching_events(criteria: Criteria, *, now: datetime) -> models.QuerySet[EventPage]:
    """Published events in the language of the visit that match, in the order of ``_originals``."""
    originals = _originals(criteria, now=now)
    if languages.is_default():
        return originals
    its_original = originals.filter(translation_key=OuterRef("translation_key")).order_by()
    events = EventPage.objects.live().public().filter(locale__language_code=languages.current())
    moment = Subquery(its_original.values("last_end" if criteria.past else "next_start")[:1])
    events = events.filter(Exists(its_original)).annotate(moment=moment)
    return events.order_by("-moment" if criteria.past else "moment", "pk")


def _originals(criteria: Criteria, *, now: datetime) -> models.QuerySet[EventPage]:
    """Events that match: coming ones the soonest first, so running ones lead; past ones the latest first."""
    events = EventPage.objects.live().public().filter(locale__language_code=languages.default_language())
    if criteria.kind:
        events = events.filter(kind=criteria.kind)
    if criteria.audience_id:
        through = EventPage.audiences.through
        events = events.filter(Exists(through.objects.filter(eventpage=OuterRef("pk"), audience=criteria.audience_id)))
    if criteria.way:
        events = events.filter(Exists(WayOffer.objects.filter(page=OuterRef("pk"), way=criteria.way)))
    if criteria.month:
        events = events.filter(Exists(_matching_sessions(criteria)))
    events = events.annotate(
        next_start=Min("sessions__starts_at", filter=Q(sessions__ends_at__gt=now)),
        last_end=Max("sessions__ends_at"),
    )
    if criteria.past:
        return events.filter(next_start=None, last_end__isnull=False).order_by("-last_end", "pk")
    return events.filter(next_start__isnull=False).order_by("next_start", "pk")


def _by_page(rows: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.page_id].append(row)
    return grouped


def _audiences_by_page(ids: list[int]) -> dict[int, list[str]]:
    grouped: dict[int, list[str]] = defaultdict(list)
    chosen = EventPage.audiences.through.objects.filter(eventpage__in=ids).select_related("audience")
    for row in chosen.order_by("audience__sort_order", "audience__name"):
        grouped[row.eventpage_id].append(str(row.audience))
    return grouped


def cards(events: list[EventPage], *, now: datetime) -> list[EventCard]:
    """The cards of these events: one query for each kind of thing that is shown."""
    originals = originals_of(event.pk for event in events)
    ids = {*originals.keys(), *originals.values()}
    booked = defaultdict(list)
    sessions = Session.objects.filter(page__in=originals.values()).order_by("starts_at", "pk")
    if not languages.is_default():
        # Whether they take registrations stands on the originals.
        sessions = sessions.select_related("page")
    for session, taken in sessions.with_taken():
        booked[session.page_id].append((session, taken))
    ways = _by_page(WayOffer.objects.filter(page__in=ids))
    support = _by_page(SupportOffer.objects.filter(page__in=ids))
    audiences = _audiences_by_page(list(originals))
    made = []
    for event in events:
        pages = {"original": originals[event.pk], "translation": event.pk}
        offers = [worded(_of(kind, pages), **pages) for kind in (ways, support)]
        programme = Programme(booked[originals[event.pk]], offers[0], offers[1], event.fee)
        made.append(_card(event, programme, audiences[event.pk], now=now))
    return made


def _of(grouped: dict[int, list[Any]], pages: dict[str, int]) -> list[Any]:
    return [offer for page in dict.fromkeys(pages.values()) for offer in grouped[page]]


def _card(event: EventPage, programme: Programme, audiences: list[str], *, now: datetime) -> EventCard:
    for session in programme.sessions:
        if session.page_id == event.pk:
            session.page = event
    coming = programme.next_session(now=now)
    rows = programme.rows(now=now)
    row = next((row for row in rows if row.session == coming), None)
    return EventCard(
        title=event.title,
        href=event.url or "",
        sentence=programme.sentence(now=now),
        kind=str(event.get_kind_display()),
        audiences=listed(audiences),
        availability=_availability(row, others=[other for other in rows if other != row]) if row else "",
        is_running=bool(row and row.is_running),
        is_open=bool(row and row.refusal is None),
    )


def _availability(row: SessionRow, *, others: list[SessionRow]) -> str:
    if row.refusal == Refusal.CLOSED and any(other.refusal is None for other in others):
        return _("この回の受付は終わりました。ほかの回に申し込めます")
    if not row.is_running:
        return row.availability
    return _("いま開かれています。%(places)s") % {"places": row.availability}


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of events with how many match in all."""

    cards: list[EventCard]
    page: Page[EventPage]
    count: int

    @classmethod
    def of(cls, criteria: Criteria, *, page: str | None, now: datetime) -> Listing:
        """A page number that does not exist gives the nearest one that does."""
        paginator = Paginator(matching_events(criteria, now=now), EVENTS_ON_ONE_PAGE)
        shown = paginator.get_page(page if page is None or len(page) < 10 else "1")
        return cls(cards(list(shown.object_list), now=now), shown, paginator.count)

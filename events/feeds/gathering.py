"""Public events with everything that may be told of them, gathered in few questions however many there are.

What only those who registered may know (``WayOffer.instructions``, links and numbers) is not read here at all, so that
no format can give it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

from django.db.models import F, QuerySet

from accessibility import languages
from events.choices import Way
from events.feeds.selection import Selection
from events.models import Audience, EventPage, Session, SupportOffer, WayOffer
from events.models.originals import worded

CHUNK: Final = 500
# A feed brings news; who wants everything has the calendar, the tables and the API.
NEWEST: Final = 200
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """One event: the page in the words of this visit, and what takes place as its original says."""

    page: EventPage
    original: EventPage
    sessions: Sequence[Session]
    ways: Sequence[WayOffer]
    supports: Sequence[SupportOffer]
    audiences: Sequence[Audience]

    @property
    def path(self) -> str:
        """Where people read of it, on this site."""
        return str(self.page.get_url() or "/")

    @property
    def way_names(self) -> list[Way]:
        """The ways of joining, as choices."""
        return [Way(offer.way) for offer in self.ways]

    @property
    def is_in_person(self) -> bool:
        """Whether somebody can come to a place."""
        return Way.IN_PERSON in self.way_names


def support_name(offer: SupportOffer) -> str:
    """What kind of support it is, in the words of the town's own catalogue."""
    return str(offer.get_kind_display())


def gather(selection: Selection, *, with_text: bool = False) -> Iterator[PublicEvent]:
    """The events of a selection, a few hundred at a time, so that 10,000 need no more memory than 500."""
    events: QuerySet[EventPage] = selection.events().select_related("locale")
    if not with_text:
        events = events.defer_streamfields()  # type: ignore[attr-defined]
    rows = events.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from gathered(chunk, selection.sessions())


def newest(selection: Selection, *, most: int = NEWEST) -> Iterator[PublicEvent]:
    """Those that were published or changed last, the latest first: what a feed reader has not seen yet."""
    latest = F("last_published_at").desc(nulls_last=True)
    events: Any = selection.events().select_related("locale").order_by(latest, "-pk")
    yield from gathered(list(events.defer_streamfields()[:most]), selection.sessions())


def gathered(originals: list[EventPage], sessions: QuerySet[Session]) -> Iterator[PublicEvent]:
    """These events, with those of the sessions that belong to them."""
    shown = _as_read_here(originals)
    ids = [event.pk for event in originals]
    pages = {*ids, *(page.pk for page in shown.values())}
    held = _by_page(sessions.filter(page__in=ids).order_by("starts_at", "pk"))
    ways = _by_page(WayOffer.objects.filter(page__in=pages).defer("instructions").order_by("page", "sort_order"))
    supports = _by_page(SupportOffer.objects.filter(page__in=pages).order_by("page", "sort_order"))
    audiences = _audiences(ids)
    for event in originals:
        page = shown[event.pk]
        for session in held[event.pk]:
            session.page = event
        offers = [_worded(of_pages, event.pk, page.pk) for of_pages in (ways, supports)]
        yield PublicEvent(page, event, held[event.pk], offers[0], offers[1], audiences[event.pk])


def _as_read_here(originals: list[EventPage]) -> dict[int, EventPage]:
    """Each event in the language of the visit; in its own where nobody translated it."""
    own = {event.pk: event for event in originals}
    if languages.is_default():
        return own
    keys = {event.translation_key: event.pk for event in originals}
    here = EventPage.objects.live().public().filter(locale__language_code=languages.current())
    found = here.filter(translation_key__in=keys).select_related("locale").defer_streamfields()
    return own | {keys[page.translation_key]: page for page in found}


def _worded(of_pages: dict[int, list[Any]], original: int, shown: int) -> list[Any]:
    offers = [offer for page in dict.fromkeys((original, shown)) for offer in of_pages[page]]
    return worded(offers, original=original, translation=shown)


def _by_page(rows: Iterable[_T]) -> dict[int, list[_T]]:
    grouped: dict[int, list[_T]] = defaultdict(list)
    for row in rows:
        grouped[row.page_id].append(row)  # type: ignore[attr-defined]
    return grouped


def _audiences(ids: list[int]) -> dict[int, list[Audience]]:
    grouped: dict[int, list[Audience]] = defaultdict(list)
    chosen = EventPage.audiences.through.objects.filter(eventpage__in=ids).select_related("audience")
    for row in chosen.order_by("audience__sort_order", "audience__name"):
        grouped[row.eventpage_id].append(row.audience)
    return grouped

"""The demo town's events."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from documents.models import DocumentPage
from events.doors.models import Door
from events.models import Audience, EventPage, Session, SupportOffer, WayOffer
from events.sessions.models import Occurrence, Series
from portal import markup
from portal.demo import content
from portal.demo.moments import closing, moment

Words = dict[str, Any]


def events(calendar: Page, *, papers: dict[str, DocumentPage], images: dict[str, int], now: datetime) -> None:
    """Make and publish the events that are not there yet."""
    common = content.read("defaults")
    for words in content.read_all("events"):
        if EventPage.objects.child_of(calendar).filter(slug=words["slug"]).exists():
            continue
        page = _event(words, common, images)
        page.sessions = [session(given, place, now=now) for place, given in enumerate(words["sessions"])]
        page.ways = [_way(given, place, common) for place, given in enumerate(words["ways"])]
        page.support_offers = [_support(given, place, common) for place, given in enumerate(words["support"])]
        calendar.add_child(instance=page)
        page.audiences = list(Audience.objects.filter(slug__in=words["audiences"]))
        page.documents = [papers[slug] for slug in words.get("documents", [])]
        page.save()
        page.save_revision(log_action=True).publish()
        if "series" in words:
            _series(page, words["series"], now=now)
        doors(page, common, now=now)


def doors(page: EventPage, common: Words, *, now: datetime) -> None:
    """The usual way in of every way that the event offers, for those who have a place."""
    offered = set(page.ways.values_list("way", flat=True))
    for way, words in common["doors"].items():
        if way in offered:
            Door.objects.get_or_create(page=page, session=None, way=way, defaults={**words, "changed_at": now})


def session(given: Words, place: int, *, now: datetime) -> Session:
    """One session, with its moment as it is now."""
    when = moment(given["when"], now=now)
    return Session(
        sort_order=place,
        starts_at=when.start,
        ends_at=when.end,
        registration_closes_at=closing(given["closes"], start=when.start) if "closes" in given else None,
        capacity=given.get("capacity"),
        status=given.get("status", "scheduled"),
        news=given.get("news", ""),
        note=given.get("note", ""),
        note_en=given.get("note_en", ""),
    )


def _series(page: EventPage, rhythm: str, *, now: datetime) -> None:
    """The sessions of this page belong together, as if staff had made them at once."""
    sessions = list(page.sessions.order_by("starts_at"))
    days = [timezone.localdate(session.starts_at) for session in sessions]
    series = Series.objects.create(page=page, rhythm=rhythm, first_on=days[0], last_on=days[-1], made_at=now)
    for session, day in zip(sessions, days, strict=True):
        Occurrence.objects.create(series=series, session=session, slot=day)


def _event(words: Words, common: Words, images: dict[str, int]) -> EventPage:
    page = EventPage(
        title=words["title"],
        slug=words["slug"],
        summary=words["summary"],
        kind=words["kind"],
        audience_note=words.get("audience_note", ""),
        **{**common["event"], **words.get("details", {})},
        **markup.easy_fields(words, images=images),
    )
    page.body = markup.body(words["body"], images=images)
    return page


def _way(given: Words | str, place: int, common: Words) -> WayOffer:
    """A way of joining: the town's usual words for it, and what this event says otherwise."""
    own = {"way": given} if isinstance(given, str) else given
    return WayOffer(sort_order=place, **{**common["ways"][own["way"]], **own})


def _support(given: Words | str, place: int, common: Words) -> SupportOffer:
    own = {"kind": given} if isinstance(given, str) else given
    return SupportOffer(sort_order=place, **{**common["support"][own["kind"]], **own})

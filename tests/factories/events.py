"""Events that tests stand on. Every function makes something a visitor could see."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from events.choices import SupportKind, Way
from events.models import Audience, EventIndexPage, EventPage, Session, SupportOffer, WayOffer


def make_event(event_index: EventIndexPage, title: str = "縁側サロン", **fields: Any) -> EventPage:
    """A published event: one session in a week, by video and by telephone. ``sessions=[]`` and so on to change it.

    ``sessions``, ``ways`` and ``support_offers`` are lists of unsaved children; ``audiences`` a list of saved ones.
    """
    children = {
        "sessions": fields.pop("sessions", None),
        "ways": fields.pop("ways", None),
        "support_offers": fields.pop("support_offers", None),
    }
    audiences: list[Audience] = fields.pop("audiences", [])
    page = EventPage(title=title, **fields)
    page.sessions = [make_session()] if children["sessions"] is None else children["sessions"]
    page.ways = [make_way(Way.VIDEO), make_way(Way.PHONE)] if children["ways"] is None else children["ways"]
    page.support_offers = children["support_offers"] or []
    event_index.add_child(instance=page)
    if audiences:
        page.audiences.set(audiences)
        page.save()
    return page


def make_session(starts_at: datetime | None = None, **fields: Any) -> Session:
    """An unsaved session of 90 minutes, in a week unless told."""
    starts_at = starts_at or timezone.now() + timedelta(days=7)
    fields.setdefault("ends_at", starts_at + timedelta(minutes=90))
    return Session(starts_at=starts_at, **fields)


def make_way(way: Way = Way.PHONE, **fields: Any) -> WayOffer:
    """An unsaved way of joining with something to tell those who joined."""
    fields.setdefault("instructions", f"{way.label}の参加のしかた")
    return WayOffer(way=way, **fields)


def make_support(kind: SupportKind = SupportKind.SIGN_LANGUAGE, **fields: Any) -> SupportOffer:
    """An unsaved support offer, there without asking unless ``ask_days_before`` is given."""
    return SupportOffer(kind=kind, **fields)


def make_audience(name: str = "妊娠中の方・ご家族", slug: str = "pregnancy") -> Audience:
    """A saved audience."""
    return Audience.objects.create(name=name, slug=slug)

"""What the API says of events and sessions. ``openapi.py`` describes exactly this; a test compares the two."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from events import rules
from events.choices import Refusal
from events.feeds.fees import is_free
from events.feeds.gathering import PublicEvent, support_name
from events.feeds.schema_org import attendance_of
from events.feeds.words import Absolute, audience_of, contact_of, organiser_of, ways_at
from events.models import Session, SupportOffer
from events.overview import Taken, left_in_all

Shape = dict[str, Any]
_ATTENDANCE = {
    "MixedEventAttendanceMode": "mixed",
    "OfflineEventAttendanceMode": "in_person",
    "OnlineEventAttendanceMode": "online",
}


def event_shape(event: PublicEvent, taken: dict[int, Taken], absolute: Absolute, *, now: datetime) -> Shape:
    """One event with its sessions."""
    page, original = event.page, event.original
    name, phone, email = contact_of(event)
    return {
        "id": original.pk,
        "uuid": str(original.translation_key),
        "title": page.title,
        "title_kana": original.details.get("eventNameKana", ""),
        "summary": page.summary,
        "language": page.locale.language_code,
        "kind": {"key": page.kind, "name": str(page.get_kind_display())},
        "for": {"text": audience_of(event), "audiences": [_audience(each) for each in event.audiences]},
        "fee": {"text": page.fee, "free": is_free(page)},
        "organiser": organiser_of(event),
        "contact": {"name": name, "phone": phone, "email": email},
        "venue": _venue(event),
        "ways": [_way(offer) for offer in event.ways],
        "support": [{"key": o.kind, "name": support_name(o), "instead": o.instead} for o in event.supports],
        "details": original.details,
        "sessions": [
            session_shape(event, session, taken.get(session.pk, {}), absolute, now=now) for session in event.sessions
        ],
        "changed_at": _moment(page.last_published_at),
        "links": links_of(event, absolute),
    }


def session_shape(event: PublicEvent, session: Session, taken: Taken, absolute: Absolute, *, now: datetime) -> Shape:
    """One session. How many people registered is never told: of a few, one could be known."""
    return {
        "id": session.pk,
        "starts_at": _moment(session.starts_at),
        "ends_at": _moment(session.ends_at),
        "times_known": session.times_known,
        "status": session.status,
        "note": session.note_here,
        "attendance": _ATTENDANCE[attendance_of(event, session)],
        "ways": [way.value for way in ways_at(event, session)],
        "registration": {
            "state": registration_state(event, session, taken, now=now),
            "opens_at": _moment(session.registration_opens_at),
            "closes_at": _moment(session.registration_closes_at),
            "url": _join(event, session, absolute),
        },
        "support": [_support(offer, session, now=now) for offer in event.supports],
    }


def registration_state(event: PublicEvent, session: Session, taken: Taken, *, now: datetime) -> str:
    """The word of the rule that the site itself goes by; ``waiting_list`` when all places are taken."""
    refused = rules.refusal(session, now=now)
    if refused is not None:
        return Refusal(refused).value
    return "waiting_list" if left_in_all(session, event.ways, taken) == 0 else "open"


def links_of(event: PublicEvent, absolute: Absolute) -> Shape:
    """The same event elsewhere."""
    pk = event.original.pk
    return {
        "self": absolute(reverse("events:api_event", args=[pk])),
        "html": absolute(event.path),
        "calendar": absolute(reverse("events:event_calendar", args=[pk])),
        "schema_org": absolute(reverse("events:event_linked_data", args=[pk])),
    }


def _audience(audience: Any) -> Shape:
    return {"key": audience.slug, "name": str(audience)}


def _way(offer: Any) -> Shape:
    return {
        "key": offer.way,
        "name": str(offer.get_way_display()),
        "needs": offer.needs,
        "data_per_hour": offer.data_per_hour,
        "exposure": offer.exposure,
    }


def _venue(event: PublicEvent) -> Shape | None:
    page, details = event.page, event.original.details
    if not event.is_in_person or not (page.venue or page.address):
        return None
    return {
        "name": page.venue,
        "address": page.address,
        "latitude": details.get("latitude"),
        "longitude": details.get("longitude"),
    }


def _support(offer: SupportOffer, session: Session, *, now: datetime) -> Shape:
    last_day = rules.last_day_to_ask(offer, session)
    if last_day is None:
        return {"key": offer.kind, "state": "always", "ask_until": None}
    state = "on_request" if rules.can_still_ask(offer, session, now=now) else "closed"
    return {"key": offer.kind, "state": state, "ask_until": last_day.isoformat()}


def _join(event: PublicEvent, session: Session, absolute: Absolute) -> str | None:
    return absolute(reverse("events:join", args=[session.pk])) if event.original.takes_registrations else None


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None

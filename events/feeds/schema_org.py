"""An event in the words of schema.org, for search engines and assistants.

``accessibilityFeature`` belongs to works only (schema.org 30.0), not to events: it stands on the documents, what the
venue offers stands on the place, and who arranges what stands in the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from events.choices import EventKind, SessionStatus, Way
from events.details.catalogue import ACCESSIBILITY, FACILITIES, Presence, Sort, value
from events.feeds.fees import is_free, yen
from events.feeds.gathering import PublicEvent
from events.feeds.words import Absolute, audience_of, contact_of, lines_of, organiser_of, ways_at
from events.models import Session
from events.opendata.addresses import parted

CONTEXT: Final = "https://schema.org"
_KINDS: Final = {EventKind.SALON: "SocialEvent", EventKind.EXPLANATION: "EducationEvent"}
_STATES: Final = {
    SessionStatus.SCHEDULED: "EventScheduled",
    SessionStatus.CANCELLED: "EventCancelled",
    SessionStatus.POSTPONED: "EventPostponed",
    SessionStatus.ONLINE: "EventMovedOnline",
}
# Written into the page itself, so a series of fifty sessions must not weigh down the first view.
SESSIONS_IN_A_PAGE: Final = 3
Thing = dict[str, Any]


def thing_of(event: PublicEvent, absolute: Absolute) -> Thing | None:
    """The event: alone when it takes place once, else a series with its sessions."""
    held = event.sessions
    if not held:
        return None
    if len(held) == 1:
        return {"@context": CONTEXT, **_session(event, held[0], absolute)}
    address = absolute(event.path)
    return {
        "@context": CONTEXT,
        "@type": "EventSeries",
        "@id": f"{address}#event",
        "name": event.page.title,
        "url": address,
        "startDate": _moment(held[0], start=True),
        "endDate": _moment(held[-1], start=False),
        "subEvent": [_session(event, session, absolute) for session in held],
    }


def brief_thing_of(event: PublicEvent, absolute: Absolute) -> Thing | None:
    """The same for the head of the event's own page, whose text says the rest. Every byte of it is a first view's."""
    thing = thing_of(event, absolute)
    for each in (thing or {}).get("subEvent", [thing] if thing else []):
        each["description"] = event.page.summary or event.page.title
        if not event.page.audience_note:
            del each["audience"]
    return thing


def things_of(events: Iterable[PublicEvent], absolute: Absolute) -> Iterator[Thing]:
    """All events, for one graph that names the context once."""
    for event in events:
        if thing := thing_of(event, absolute):
            del thing["@context"]
            yield thing


def _session(event: PublicEvent, session: Session, absolute: Absolute) -> Thing:
    address = absolute(event.path)
    page = event.page
    made: Thing = {
        "@type": _KINDS.get(EventKind(page.kind), "Event"),
        "@id": f"{address}#session-{session.pk or 0}",
        "name": page.title,
        "description": "\n".join(lines_of(event, session)),
        "url": address,
        "startDate": _moment(session, start=True),
        "endDate": _moment(session, start=False),
        "eventStatus": f"{CONTEXT}/{_STATES[SessionStatus(session.status)]}",
        "eventAttendanceMode": f"{CONTEXT}/{attendance_of(event, session)}",
        "location": locations_of(event, session, address),
        "organizer": organizer_of(event, absolute),
        "audience": {"@type": "Audience", "audienceType": audience_of(event)},
        "inLanguage": page.locale.language_code,
        "isAccessibleForFree": is_free(page),
        "keywords": [word for word in str(value(event.original.details, "keyword")).split(";") if word],
        "maximumAttendeeCapacity": session.capacity,
        "offers": offer_of(event, session, absolute),
    }
    return {name: said for name, said in made.items() if said not in ("", None, [], {})}


def _moment(session: Session, *, start: bool) -> str:
    moment = timezone.localtime(session.starts_at if start else session.ends_at)
    return moment.isoformat(timespec="minutes") if session.times_known else moment.date().isoformat()


def attendance_of(event: PublicEvent, session: Session) -> str:
    """Whether people meet in a room, from home, or either."""
    ways = ways_at(event, session)
    in_person = Way.IN_PERSON in ways
    if in_person and len(ways) > 1:
        return "MixedEventAttendanceMode"
    return "OfflineEventAttendanceMode" if in_person else "OnlineEventAttendanceMode"


def locations_of(event: PublicEvent, session: Session, address: str) -> list[Thing]:
    """The room, and the page that leads to every other way. The line itself is told only to who registered."""
    found: list[Thing] = []
    mode = attendance_of(event, session)
    if mode != "OnlineEventAttendanceMode":
        found.append(place_of(event))
    if mode != "OfflineEventAttendanceMode":
        found.append({"@type": "VirtualLocation", "url": address})
    return found


def place_of(event: PublicEvent) -> Thing:
    """The venue, with what it has for people who need it."""
    page, details = event.page, event.original.details
    parts = parted(page.address)
    address = {
        "@type": "PostalAddress",
        "addressCountry": "JP",
        "postalCode": parts.postcode,
        "addressRegion": parts.prefecture,
        "addressLocality": parts.municipality,
        "streetAddress": " ".join(part for part in (parts.street, parts.building) if part),
    }
    place: Thing = {
        "@type": "Place",
        "name": page.venue or town_in_this_language()["name"],
        "address": {name: text for name, text in address.items() if text},
    }
    latitude, longitude = value(details, "latitude"), value(details, "longitude")
    if latitude and longitude:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if features := features_of(event):
        place["amenityFeature"] = features
    return place


def features_of(event: PublicEvent) -> list[Thing]:
    """What somebody said the venue has, or has not."""
    known = {Presence.YES: True, Presence.NO: False}
    answers = ((item, value(event.original.details, item.name, ACCESSIBILITY)) for item in FACILITIES)
    return [
        {"@type": "LocationFeatureSpecification", "name": str(item.label), "value": known[answer]}
        for item, answer in answers
        if item.sort is Sort.PRESENCE and answer in known
    ]


def organizer_of(event: PublicEvent, absolute: Absolute) -> Thing:
    """Who holds it, and how to reach them."""
    name, phone, email = contact_of(event)
    contact = {
        "@type": "ContactPoint",
        "contactType": _("催しの問い合わせ"),
        "name": name,
        "telephone": phone,
        "email": email,
    }
    return {
        "@type": "Organization",
        "name": organiser_of(event),
        "url": absolute("/"),
        "contactPoint": {part: words for part, words in contact.items() if words},
    }


def offer_of(event: PublicEvent, session: Session, absolute: Absolute) -> Thing | None:
    """Where to take a place, for how much, from when until when. How many are left is nobody's business but theirs."""
    if not event.original.takes_registrations or not session.takes_place or not session.pk:
        return None
    offer: Thing = {
        "@type": "Offer",
        "url": absolute(reverse("events:join", args=[session.pk])),
        "availabilityEnds": _when(session.registration_closes_at or session.ends_at),
        "validFrom": _when(session.registration_opens_at or event.original.first_published_at),
    }
    price = 0 if is_free(event.page) else yen(event.page.fee)
    if price is not None:
        offer |= {"price": price, "priceCurrency": "JPY"}
    return {name: said for name, said in offer.items() if said is not None}


def _when(moment: Any) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else None

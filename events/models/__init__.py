"""Events, their sessions, and the places people take."""

from events.models.opendata import OpenDataRecord
from events.models.pages import Audience, EventIndexPage, EventPage
from events.models.programme import Session, SupportOffer, WayOffer
from events.models.registration import Registration, Seats, SupportRequest

__all__ = [
    "Audience",
    "EventIndexPage",
    "EventPage",
    "OpenDataRecord",
    "Registration",
    "Seats",
    "Session",
    "SupportOffer",
    "SupportRequest",
    "WayOffer",
]

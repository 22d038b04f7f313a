"""Events, their sessions, and the places people take."""

from events.models.index_page import EventIndexPage
from events.models.opendata import ImportState, OpenDataImport, OpenDataRecord, OpenDataUpload
from events.models.pages import Audience, EventPage
from events.models.programme import Session, SupportOffer, WayOffer
from events.models.registration import Letter, Registration, Seats, SupportRequest

__all__ = [
    "Audience",
    "EventIndexPage",
    "EventPage",
    "ImportState",
    "Letter",
    "OpenDataImport",
    "OpenDataRecord",
    "OpenDataUpload",
    "Registration",
    "Seats",
    "Session",
    "SupportOffer",
    "SupportRequest",
    "WayOffer",
]

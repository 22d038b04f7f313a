"""What stands about kept needs on the page of one registration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from events.choices import RegistrationState
from events.models import Registration
from events.registration_page import Piece, register
from residents.profiles.models import Use
from residents.profiles.views import back

ORDER = 50


def where(registration: Registration) -> str:
    """How a profile remembers that it was put in here."""
    return f"registration.{registration.pk}"


def says(registration: Registration, _now: datetime) -> dict[str, Any] | None:
    """Who looked at it; that it came out of a profile, or that what was asked for can be kept for the next time."""
    if registration.state == RegistrationState.CANCELLED:
        return None
    asked = bool(registration.support_requests.all())
    came_from_profile = asked and Use.objects.filter(where=where(registration)).exists()
    return {"asked_for_support": asked, "came_from_profile": came_from_profile}


def put_on_the_page() -> None:
    """In ``AppConfig.ready``."""
    register(Piece(ORDER, "needs", "events/needs/piece.html", says))


def lead_back_to_the_form() -> None:
    """Who came from the form for a session goes on there."""
    back.bring(lambda session_id: reverse("events:join", args=[session_id]))

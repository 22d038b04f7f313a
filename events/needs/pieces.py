"""What stands about kept needs on the page of one registration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from events.choices import RegistrationState
from events.models import Registration
from events.registration_page import Asks, Piece, answer_to, register
from residents.profiles.models import Use
from residents.profiles.views import back

ORDER = 50
WHERE = "registration."
FROM_PROFILE = "came_from_profile"


def where(registration: Registration) -> str:
    """How a profile remembers that it was put in here."""
    return f"{WHERE}{registration.pk}"


def says(registration: Registration, _now: datetime) -> dict[str, Any] | None:
    """Who looked at it; that it came out of a profile, or that what was asked for can be kept for the next time."""
    if registration.state == RegistrationState.CANCELLED:
        return None
    asked = bool(registration.support_requests.all())
    return {"asked_for_support": asked, "came_from_profile": asked and answer_to(registration, FROM_PROFILE)}


def put_on_the_page() -> None:
    """In ``AppConfig.ready``."""
    here = Concat(Value(WHERE), Cast(OuterRef("pk"), CharField()))
    asks: Asks = {FROM_PROFILE: Exists(Use.objects.filter(where=here))}
    register(Piece(ORDER, "needs", "events/needs/piece.html", says, asks))


def lead_back_to_the_form() -> None:
    """Who came from the form for a session goes on there."""
    back.bring(lambda session_id: reverse("events:join", args=[session_id]))

"""What stands of support on the page of a registration: how far each request is, and the question afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from events.choices import RegistrationState
from events.models import Registration
from events.registration_page import Piece
from events.registration_page import register as register_piece
from events.support.afterwards import people_asked
from events.support.overview import case_views, cases_of


def says(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """The states; nothing where nothing was asked for and nothing can be asked for any more."""
    cases = cases_of(registration)
    takes_place = registration.session.takes_place
    over = registration.session.ends_at <= now
    can_ask = not over and takes_place and registration.state != RegistrationState.CANCELLED
    asked = people_asked(registration) if over else []
    if not (cases or can_ask or asked):
        return None
    return {
        "cases": case_views(registration, cases, now=now),
        "can_ask": can_ask,
        "ask_how_it_was": over and takes_place and any(not person.answered for person in asked),
        "answered": bool(asked) and all(person.answered for person in asked),
    }


def register() -> None:
    """Once, when the room opens."""
    register_piece(Piece(order=30, name="support", template="events/support/piece.html", says=says))

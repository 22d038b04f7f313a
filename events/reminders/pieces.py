"""What stands about letters on the page of a registration."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from events import registration_page
from events.choices import RegistrationState
from events.registration_page import Piece
from events.reminders.reads import did_not_arrive

if TYPE_CHECKING:
    from events.models import Registration


def about_letters(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """How letters come, as long as any may come; and that one did not arrive, first of all."""
    if registration.state == RegistrationState.CANCELLED or registration.session.ends_at <= now:
        return None
    if not registration.resident.reached.email:
        return None
    return {"did_not_arrive": did_not_arrive(registration)}


def register() -> None:
    """Stand on the page of every registration."""
    registration_page.register(Piece(45, "letters", "event_reminders/pieces/letters.html", about_letters))

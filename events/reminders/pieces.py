"""What stands about letters on the page of a registration."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from accessibility.town import town_in_this_language
from events import registration_page
from events.choices import RegistrationState
from events.registration_page import Asks, Piece, answer_to
from events.reminders.line import way_to_it
from residents.channels import reach
from residents.channels.models import Unreached

if TYPE_CHECKING:
    from events.models import Registration

CAME_BACK = "mail_came_back"


def mail_came_back(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """That mail does not arrive, before anything else: whoever looks here can mend it."""
    if not _still_to_come(registration, now) or not answer_to(registration, CAME_BACK):
        return None
    return {"phone": town_in_this_language()["phone"]}


def about_letters(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """How letters come, as long as any may come."""
    return {} if _still_to_come(registration, now) and registration.resident.reached.email else None


def _still_to_come(registration: Registration, now: datetime) -> bool:
    return registration.state != RegistrationState.CANCELLED and registration.session.ends_at > now


def register() -> None:
    """Stand on the page of every registration."""
    reached = Coalesce(OuterRef("resident__reached_through"), OuterRef("resident"))
    asks: Asks = {CAME_BACK: Exists(Unreached.objects.filter(resident=reached, channel=reach.MAIL))}
    registration_page.register(Piece(5, "mail", "event_reminders/pieces/mail.html", mail_came_back, asks))
    registration_page.register(Piece(45, "letters", "event_reminders/pieces/letters.html", about_letters))
    registration_page.register(Piece(46, "line", "event_reminders/pieces/line.html", way_to_it))

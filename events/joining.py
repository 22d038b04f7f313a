"""What one registration says in words: the same on the result page, in the letter and in the calendar entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from events.choices import RegistrationState, Way
from events.models.originals import as_read_here, offers_as_read_here
from events.models.programme import WayOffer
from events.overview import when

if TYPE_CHECKING:
    from events.models import Registration


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what was agreed, as ``components/facts`` shows it."""

    term: str
    text: str


def address_of(path: str) -> str:
    """A whole address that works from a letter."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def registration_address(registration: Registration) -> str:
    """Where the resident finds their registration again."""
    return address_of(reverse("events:registration", args=[registration.token]))


def facts(registration: Registration) -> list[Fact]:
    """What, when, how, under which reference. How to get in is told to those who have a place."""
    session = registration.session
    event = as_read_here(session)
    lines = [
        Fact(_("催し"), event.title),
        Fact(_("日時"), when(session)),
        Fact(_("受付番号"), registration.reference),
        Fact(_("参加方法"), str(registration.get_way_display())),
    ]
    if session.note_here:
        lines.append(Fact(_("日時の補足"), session.note_here))
    if registration.way == Way.IN_PERSON and event.venue:
        lines.append(Fact(_("会場"), f"{event.venue}（{event.address}）" if event.address else event.venue))
    if registration.state == RegistrationState.SEATED and session.takes_place:
        lines.append(Fact(_("参加のしかた"), how_to_join(registration)))
    if event.fee:
        lines.append(Fact(_("費用"), event.fee))
    return lines


def how_to_join(registration: Registration) -> str:
    """The instructions for the chosen way, or whom to ask when the town has not written them yet."""
    offers = offers_as_read_here(registration.session, WayOffer)
    offer = next((offer for offer in offers if offer.way == registration.way), None)
    if offer and offer.instructions.strip():
        return str(offer.instructions).strip()
    return _("くわしいことは、催しの前に係からお知らせします。")


def support_asked(registration: Registration) -> list[str]:
    """The support asked for, with how far it is."""
    return [
        _("%(support)s：%(state)s") % {"support": request.words, "state": request.get_state_display()}
        for request in registration.support_requests.all()
    ]

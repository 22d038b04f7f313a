"""One registration on the screen of a talk: its facts to be read out, and what can be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from events import rules
from events.choices import RegistrationState
from events.desk.models import Parcel
from events.desk_pieces import Asking, pieces_of_registration
from events.models import Registration, SupportRequest
from events.registration_words import Fact, facts
from residents.references import spoken

STATE = RegistrationState
# The piece that shows them in full.
THE_CASES = "events/support/desk/piece.html"


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the template shows of one registration."""

    registration: Registration
    facts: list[Fact]
    spoken: str
    pieces: list[tuple[str, dict[str, Any]]]
    # By name alone, for staff to whom the cases themselves are not shown.
    support: list[SupportRequest]
    may_cancel: bool
    may_restore: bool
    may_accept: bool
    parcels: list[Parcel]


def card_on_screen(registration: Registration, asking: Asking) -> OnScreen:
    """The registration with its next steps."""
    reason = rules.refusal(registration.session, now=asking.now)
    pieces = pieces_of_registration(registration, asking)
    asked = list(registration.support_requests.all())
    takes_place = reason is None or reason in rules.STAFF_MAY_OVERLOOK
    return OnScreen(
        registration,
        facts(registration),
        spoken(registration.reference),
        pieces,
        support=[] if THE_CASES in {template for template, _says in pieces} else asked,
        may_cancel=registration.state != STATE.CANCELLED,
        may_restore=registration.state == STATE.CANCELLED and takes_place,
        may_accept=registration.state == STATE.OFFERED and takes_place,
        parcels=list(registration.parcels.all()),
    )

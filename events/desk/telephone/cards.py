"""One registration on the screen of a talk: its facts to be read out, and what can be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from events import rules
from events.choices import RegistrationState
from events.desk.models import Parcel
from events.desk_pieces import Asking, pieces_of_registration
from events.joining import Fact, facts
from events.models import Registration
from residents.references import spoken

STATE = RegistrationState


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the template shows of one registration."""

    registration: Registration
    facts: list[Fact]
    spoken: str
    pieces: list[tuple[str, dict[str, Any]]]
    may_cancel: bool
    may_restore: bool
    may_accept: bool
    parcels: list[Parcel]


def card_on_screen(registration: Registration, asking: Asking) -> OnScreen:
    """The registration with its next steps."""
    reason = rules.refusal(registration.session, now=asking.now)
    takes_place = reason is None or reason in rules.STAFF_MAY_OVERLOOK
    return OnScreen(
        registration,
        facts(registration),
        spoken(registration.reference),
        pieces_of_registration(registration, asking),
        may_cancel=registration.state != STATE.CANCELLED,
        may_restore=registration.state == STATE.CANCELLED and takes_place,
        may_accept=registration.state == STATE.OFFERED and takes_place,
        parcels=list(registration.parcels.all()),
    )

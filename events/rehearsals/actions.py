"""Taking a place in a rehearsal with a registration that is there already: nothing is asked again."""

from __future__ import annotations

from datetime import datetime

from events.actions import Wish, restore_place, take_place
from events.choices import Channel, RegistrationState, Way
from events.models import Registration
from events.rehearsals.reads import key_of


def rehearse(*, registration: Registration, session_id: int, now: datetime) -> Registration:
    """Put the resident down for the rehearsal, in the way in which they will join. Pressing twice is pressing once."""
    wish = Wish(
        name=registration.resident.name,
        contact=None,
        way=Way(registration.way),
        channel=Channel(registration.channel),
        neutral_subject=registration.neutral_subject,
        letters_in=registration.letters_in,
        wants_reminders=registration.wants_reminders,
        registered_by_id=registration.registered_by_id,
        resident_id=registration.resident_id,
    )
    key = key_of(registration, session_id)
    taken = take_place(session_id=session_id, wish=wish, form_key=key, now=now)
    if taken.state == RegistrationState.CANCELLED:
        return restore_place(registration_id=taken.pk, now=now)
    return taken

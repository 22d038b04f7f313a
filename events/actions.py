"""What can be done with places. Each verb is one transaction, safe to repeat; desk, site and commands share them.

This is the one door: the verbs themselves live in ``events/places/`` and beside the cases of support.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from events.choices import LetterKind
from events.models import Letter, Registration
from events.outgoing import write
from events.places.changing import change_contact, change_place
from events.places.counting import hold
from events.places.giving_back import cancel_place, restore_place
from events.places.taking import add_people, take_place
from events.places.waiting_list import accept_offer, end_offers, promote_from_waiting_list
from events.places.wishes import Change, Companion, PlaceRefusedError, WayIsFullError, Wish
from events.support.actions import (
    SupportMoveRefusedError,
    add_support,
    answer_alternative,
    answer_outcome,
    give_support_to,
    move_support_request,
    note_cost,
    note_on_support,
    withdraw_support,
    write_to_resident,
    write_to_staff,
)
from events.support.asking import Wanted, ask_for_support

__all__ = [
    "Change",
    "Companion",
    "PlaceRefusedError",
    "SupportMoveRefusedError",
    "Wanted",
    "WayIsFullError",
    "Wish",
    "accept_offer",
    "add_people",
    "add_support",
    "answer_alternative",
    "answer_outcome",
    "ask_for_support",
    "cancel_place",
    "change_contact",
    "change_place",
    "end_offers",
    "give_support_to",
    "move_support_request",
    "note_cost",
    "note_on_support",
    "note_that_resident_was_called",
    "promote_from_waiting_list",
    "restore_place",
    "take_place",
    "tell_that_session_is_called_off",
    "withdraw_support",
    "write_to_resident",
    "write_to_staff",
]


def note_that_resident_was_called(*, letter_id: int, now: datetime) -> None:
    """Staff told on the telephone what a letter would have told."""
    Letter.objects.filter(pk=letter_id, sent_at=None).update(sent_at=now)


@transaction.atomic
def tell_that_session_is_called_off(*, session_id: int, now: datetime) -> list[Registration]:
    """Write to everybody who has a place or waits. Telling twice sends one letter."""
    hold(session_id)
    concerned = list(
        Registration.objects.standing().filter(session_id=session_id).select_related("resident__reached_through")
    )
    for registration in concerned:
        write(registration, LetterKind.CALLED_OFF, now=now)
    return concerned

"""What can be done with places. Each verb is one transaction, safe to repeat; desk, site and commands share them.

This is the one door: the verbs themselves live in ``events/places/`` and beside the cases of support.
"""

from __future__ import annotations

from datetime import datetime

from events.models import Letter
from events.places.changing import change_contact, change_place
from events.places.giving_back import cancel_place, restore_place
from events.places.taking import add_people, take_place
from events.places.waiting_list import accept_offer, end_offers, promote_from_waiting_list
from events.places.wishes import Change, Companion, PlaceRefusedError, WayIsFullError, Wish
from events.sessions.series import change_sessions, drop_sessions, make_series
from events.sessions.verbs import call_off, move_online, postpone, reschedule, undo
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
    "call_off",
    "cancel_place",
    "change_contact",
    "change_place",
    "change_sessions",
    "drop_sessions",
    "end_offers",
    "give_support_to",
    "make_series",
    "move_online",
    "move_support_request",
    "note_cost",
    "note_on_support",
    "note_that_resident_was_called",
    "postpone",
    "promote_from_waiting_list",
    "reschedule",
    "restore_place",
    "take_place",
    "undo",
    "withdraw_support",
    "write_to_resident",
    "write_to_staff",
]


def note_that_resident_was_called(*, letter_id: int, now: datetime) -> None:
    """Staff told on the telephone what a letter would have told."""
    Letter.objects.filter(pk=letter_id, sent_at=None).update(sent_at=now)

"""What can be done with places. Each verb is one transaction, safe to repeat; desk, site and commands share them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from cms.signals import public_content_changed
from events import rules
from events.choices import Channel, LetterKind, Refusal, RegistrationState, Way
from events.models import Letter, Registration, Seats, Session, WayOffer
from events.outgoing import write
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
from residents import references
from residents.contact_points import ContactPoint
from residents.models import Resident

# The verbs of support are kept beside their cases; this is the one door to all.
__all__ = [
    "PlaceRefusedError",
    "SupportMoveRefusedError",
    "Wanted",
    "Wish",
    "add_support",
    "answer_alternative",
    "answer_outcome",
    "ask_for_support",
    "cancel_place",
    "give_support_to",
    "move_support_request",
    "note_cost",
    "note_on_support",
    "note_that_resident_was_called",
    "promote_from_waiting_list",
    "take_place",
    "tell_that_session_is_called_off",
    "withdraw_support",
    "write_to_resident",
    "write_to_staff",
]

TRIES_FOR_A_FREE_REFERENCE = 5
# What decides about a place: a page of an event has seventy columns, and everybody waits while they are read.
NEEDED_TO_DECIDE = (
    "page_id",
    "starts_at",
    "ends_at",
    "registration_opens_at",
    "registration_closes_at",
    "capacity",
    "status",
    "page__takes_registrations",
)


class PlaceRefusedError(Exception):
    """Nobody can take a place at this session now."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: who they are, how they want to join and what support they want."""

    name: str
    contact: ContactPoint
    way: Way
    support: Sequence[str] = ()
    note: str = ""
    channel: Channel = Channel.WEB
    # What was answered to what the catalogue asks with a support: the size of the letters.
    details: Mapping[str, str] = field(default_factory=dict)


def take_place(*, session_id: int, wish: Wish, form_key: str, now: datetime) -> Registration:
    """Seat the resident, or queue them when the room is full.

    Asking twice with one form is not an error: a shaky line makes people press the button again.
    """
    for _try in range(TRIES_FOR_A_FREE_REFERENCE):
        try:
            return _take_place(session_id=session_id, wish=wish, form_key=form_key, now=now)
        except (IntegrityError, PlaceRefusedError) as error:
            # The same form arrived before, perhaps at this very moment; or a reference was drawn twice. Asked only
            # here, so that nobody waits in line for an answer that is almost always no.
            known = Registration.objects.filter(form_key=form_key).first()
            if known:
                return known
            if isinstance(error, PlaceRefusedError):
                raise
    raise RuntimeError("no free reference was found")


@transaction.atomic
def _take_place(*, session_id: int, wish: Wish, form_key: str, now: datetime) -> Registration:
    """Everybody else who wants a place waits while this runs: it asks the database as little as it can."""
    session, taken = _hold(session_id)
    reason = rules.refusal(session, now=now)
    if reason and not (wish.channel != Channel.WEB and reason in rules.STAFF_MAY_OVERLOOK):
        raise PlaceRefusedError(reason)
    seated = False
    if rules.places_left(session.capacity, taken) != 0:
        # Whoever waits comes first, for instance after the town has made the room larger.
        _promote(session, now=now)
        seated = _seat(session, wish.way)
    resident = Resident.objects.create(
        name=wish.name, email=wish.contact.email, phone=wish.contact.phone, created_at=now
    )
    registration = Registration.objects.create(
        session=session,
        resident=resident,
        way=wish.way,
        state=RegistrationState.SEATED if seated else RegistrationState.WAITING,
        channel=wish.channel,
        reference=references.new_reference(),
        token=secrets.token_urlsafe(24),
        form_key=form_key,
        created_at=now,
    )
    ask_for_support(registration, _wanted(wish), now=now)
    write(registration, LetterKind.SEATED if seated else LetterKind.WAITING, now=now, is_first=True)
    _tell_that_places_changed()
    return registration


@transaction.atomic
def cancel_place(*, registration_id: int, now: datetime) -> Registration:
    """Give the place back; the first on the waiting list gets it. Cancelling twice is cancelling once."""
    session, _taken = _hold(Registration.objects.values_list("session_id", flat=True).get(pk=registration_id))
    registration = Registration.objects.select_related("resident__reached_through").get(pk=registration_id)
    if registration.state == RegistrationState.CANCELLED:
        return registration
    was_seated = registration.state == RegistrationState.SEATED
    registration.state = RegistrationState.CANCELLED
    registration.cancelled_at = now
    registration.save(update_fields=["state", "cancelled_at"])
    if was_seated:
        _unseat(session, registration.way)
    write(registration, LetterKind.CANCELLED, now=now)
    _promote(session, now=now)
    _tell_that_places_changed()
    return registration


@transaction.atomic
def promote_from_waiting_list(*, session_id: int, now: datetime) -> list[Registration]:
    """Give free places to those who wait, first come first. Used after a place or a larger room became free."""
    session, _taken = _hold(session_id)
    promoted = _promote(session, now=now)
    if promoted:
        _tell_that_places_changed()
    return promoted


def note_that_resident_was_called(*, letter_id: int, now: datetime) -> None:
    """Staff told on the telephone what a letter would have told."""
    Letter.objects.filter(pk=letter_id, sent_at=None, registration__resident__email="").update(sent_at=now)


@transaction.atomic
def tell_that_session_is_called_off(*, session_id: int, now: datetime) -> list[Registration]:
    """Write to everybody who has a place or waits. Telling twice sends one letter."""
    _hold(session_id)
    concerned = list(
        Registration.objects.standing().filter(session_id=session_id).select_related("resident__reached_through")
    )
    for registration in concerned:
        write(registration, LetterKind.CALLED_OFF, now=now)
    return concerned


def _hold(session_id: int) -> tuple[Session, int]:
    """Lock the session's count, so that everything about its places happens one after the other.

    The session, read only when it is our turn (what it says may have changed while we waited), and how many places
    are taken in all.
    """
    count = Seats.objects.select_for_update().filter(session_id=session_id, way="").values_list("taken", flat=True)
    taken = list(count)
    if not taken:
        Seats.objects.get_or_create(session_id=session_id, way="")
        taken = list(count.all())
    return Session.objects.select_related("page").only(*NEEDED_TO_DECIDE).get(pk=session_id), taken[0]


def _seat(session: Session, way: str) -> bool:
    """Count one place, in all and for this way; False, and nothing counted, when either is full."""
    capacities = WayOffer.objects.filter(page_id=session.page_id, way=way).values_list("capacity", flat=True)
    if not _count_one(session, "", session.capacity):
        return False
    if _count_one(session, way, next(iter(capacities), None)):
        return True
    _uncount_one(session, "")
    return False


def _count_one(session: Session, way: str, capacity: int | None) -> bool:
    count = Seats.objects.filter(session_id=session.pk, way=way)
    if capacity is not None:
        count = count.filter(taken__lt=capacity)
    if count.update(taken=F("taken") + 1):
        return True
    _count, is_new = Seats.objects.get_or_create(session_id=session.pk, way=way)
    return is_new and count.update(taken=F("taken") + 1) == 1


def _uncount_one(session: Session, way: str) -> None:
    Seats.objects.filter(session=session, way=way, taken__gt=0).update(taken=F("taken") - 1)


def _unseat(session: Session, way: str) -> None:
    _uncount_one(session, "")
    _uncount_one(session, way)


def _promote(session: Session, *, now: datetime) -> list[Registration]:
    """Seat those who wait, in their order. Who waits for a full way does not hold up the others."""
    if rules.refusal(session, now=now) not in {None, *rules.STAFF_MAY_OVERLOOK}:
        return []
    promoted = []
    full_ways: set[str] = set()
    queue = session.registrations.waiting().select_related("resident__reached_through")
    # One after the other: hundreds may wait, and a free place concerns the first of them.
    while first := queue.exclude(way__in=full_ways).first():
        if not _seat(session, first.way):
            full_ways.add(first.way)
            continue
        first.state = RegistrationState.SEATED
        first.save(update_fields=["state"])
        write(first, LetterKind.PROMOTED, now=now)
        promoted.append(first)
    return promoted


def _wanted(wish: Wish) -> list[Wanted]:
    wanted = [Wanted(kind, detail=wish.details.get(kind, "")) for kind in wish.support]
    return [*wanted, Wanted(note=wish.note)] if wish.note else wanted


def _tell_that_places_changed() -> None:
    transaction.on_commit(lambda: public_content_changed.send(sender=Registration))

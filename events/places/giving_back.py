"""Giving a place back, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from events.choices import Channel, LetterKind, RegistrationState
from events.models import Registration
from events.outgoing import write
from events.places.counting import hold_for, seat_as_many, tell_that_places_changed, unseat
from events.places.taking import refuse_unless_open
from events.places.waiting_list import call_up, occasion

HAS_A_PLACE = frozenset({RegistrationState.SEATED, RegistrationState.OFFERED})


@transaction.atomic
def cancel_place(*, registration_id: int, now: datetime, alone: bool = False) -> Registration:
    """Give the place back; the first on the waiting list gets it. Cancelling twice is cancelling once.

    Who put others down gives back their places too, unless they go ``alone``: then the next of the family stands for
    all of them. Somebody who was put down by another gives back their own place only.
    """
    session, registration = hold_for(registration_id)
    if registration.state == RegistrationState.CANCELLED:
        return registration
    together = registration.lead_id is None and not alone
    family = list(Registration.objects.family_of(registration).standing().select_related("resident__reached_through"))
    leaving = [member for member in family if together or member.pk == registration.pk]
    for member in leaving:
        if member.state in HAS_A_PLACE:
            unseat(session, member.way)
    Registration.objects.filter(pk__in=[member.pk for member in leaving]).update(
        state=RegistrationState.CANCELLED, cancelled_at=now, answer_by=None
    )
    _tell(registration, [member for member in family if member not in leaving], now=now)
    call_up(session, now=now)
    tell_that_places_changed()
    registration.refresh_from_db()
    return registration


def _tell(gone: Registration, stay: list[Registration], *, now: datetime) -> None:
    """One letter to the family: that nobody comes, or who is still put down."""
    if not stay:
        write(gone, LetterKind.CANCELLED, now=now, occasion=occasion(now))
        return
    head = stay[0]
    if gone.lead_id is None:
        Registration.objects.filter(pk__in=[member.pk for member in stay[1:]]).update(lead=head)
        Registration.objects.filter(pk=head.pk).update(lead=None)
        Registration.objects.filter(lead=gone).update(lead=head)
        head.lead = None
    Registration.objects.filter(pk=head.pk).update(changed_at=now)
    write(head, LetterKind.CHANGED, now=now, occasion=occasion(now))


@transaction.atomic
def restore_place(*, registration_id: int, now: datetime, channel: str = Channel.WEB) -> Registration:
    """Undo a cancelling: seated if there is room, else at the end of the waiting list. Twice is once.

    Who was cancelled in the same press comes back with them.
    """
    session, registration = hold_for(registration_id)
    if registration.state != RegistrationState.CANCELLED:
        return registration
    refuse_unless_open(session, channel, now=now)
    family = list(
        Registration.objects.family_of(registration).filter(
            state=RegistrationState.CANCELLED, cancelled_at=registration.cancelled_at
        )
    )
    call_up(session, now=now)
    by_way: dict[str, list[Registration]] = {}
    for member in family:
        by_way.setdefault(member.way, []).append(member)
    for way, members in by_way.items():
        places = seat_as_many(session, way, len(members), partial=registration.partial_ok)
        for number, member in enumerate(members):
            member.state = RegistrationState.SEATED if number < places else RegistrationState.WAITING
    for member in family:
        member.cancelled_at, member.queued_at, member.offers_missed, member.changed_at = None, now, 0, now
        if member.lead_id and member.lead_id not in {known.pk for known in family}:
            member.lead = _who_stands_for(member)
    fields = ["state", "cancelled_at", "queued_at", "offers_missed", "changed_at", "lead"]
    Registration.objects.bulk_update(family, fields)
    registration.refresh_from_db()
    seated = registration.state == RegistrationState.SEATED
    write(registration, LetterKind.SEATED if seated else LetterKind.WAITING, now=now, occasion=occasion(now))
    tell_that_places_changed()
    return registration


def _who_stands_for(member: Registration) -> Registration | None:
    """The one who put them down, unless they gave back their own place meanwhile."""
    still_there = member.lead is not None and member.lead.state != RegistrationState.CANCELLED
    return member.lead if still_there else None

"""Taking a place, alone or with family."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from events import rules
from events.choices import Channel, LetterKind, Refusal, RegistrationState
from events.models import Registration, Session
from events.outgoing import write
from events.places.counting import hold, hold_for, seat_as_many, tell_that_places_changed
from events.places.waiting_list import call_up, occasion
from events.places.wishes import Companion, PlaceRefusedError, Wish
from events.support.asking import Wanted, ask_for_support
from residents import references
from residents.models import Resident

TRIES_FOR_A_FREE_REFERENCE = 5


def take_place(*, session_id: int, wish: Wish, form_key: str, now: datetime) -> Registration:
    """Seat the resident and whom they bring, or queue them when the room is full.

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
    session, taken = hold(session_id)
    refuse_unless_open(session, wish.channel, now=now)
    people = 1 + len(wish.companions)
    places = 0
    if rules.places_left(session.capacity, taken) != 0:
        # Whoever waits comes first, for instance after the town has made the room larger.
        call_up(session, now=now)
        places = seat_as_many(session, wish.way, people, partial=wish.partial_ok)
    registration = _put_down(session, wish, form_key, has_place=places > 0, now=now)
    if wish.companions:
        _put_down_with(registration, wish.companions, form_key, places=max(places - 1, 0), now=now)
    ask_for_support(registration, _wanted(wish), now=now)
    write(registration, LetterKind.SEATED if places else LetterKind.WAITING, now=now, is_first=True)
    tell_that_places_changed()
    return registration


def refuse_unless_open(session: Session, channel: str, *, now: datetime) -> None:
    """Staff may take a place for somebody before and after the form on the site is open."""
    reason = rules.refusal(session, now=now)
    if reason and not (channel != Channel.WEB and reason in rules.STAFF_MAY_OVERLOOK):
        raise PlaceRefusedError(Refusal(reason))


def _put_down(session: Session, wish: Wish, form_key: str, *, has_place: bool, now: datetime) -> Registration:
    return Registration.objects.create(
        session=session,
        resident=_resident(wish, now=now),
        way=wish.way,
        state=RegistrationState.SEATED if has_place else RegistrationState.WAITING,
        channel=wish.channel,
        partial_ok=wish.partial_ok,
        staff_note=wish.staff_note,
        neutral_subject=wish.neutral_subject,
        letters_in=wish.letters_in,
        wants_reminders=wish.wants_reminders,
        registered_by_id=wish.registered_by_id,
        form_key=form_key,
        created_at=now,
        queued_at=now,
        **_new_names(),
    )


def _resident(wish: Wish, *, now: datetime) -> Resident:
    """The person: known already, or new with their contact point, or new and reached through their carer."""
    if wish.resident_id is not None:
        return Resident.objects.select_related("reached_through").get(pk=wish.resident_id)
    person = Resident(name=wish.name, reading=wish.reading, created_at=now)
    if wish.contact is None:
        person.reached_through_id = wish.registered_by_id
    else:
        person.email, person.phone = wish.contact.email, wish.contact.phone
        person.postal_code, person.address = wish.contact.postal_code, wish.contact.address
    person.save(force_insert=True)
    return person


def _put_down_with(
    head: Registration, companions: Sequence[Companion], form_key: str, *, places: int, now: datetime
) -> list[Registration]:
    """A row for each of those who come along, so that every seat is counted and everybody has a card of their own."""
    reached_through = head.resident.reached
    people = [
        Resident(name=person.name, reading=person.reading, reached_through=reached_through, created_at=now)
        for person in companions
    ]
    rows = [
        Registration(
            session=head.session,
            resident=person,
            lead_id=head.family_id,
            way=head.way,
            state=RegistrationState.SEATED if number <= places else RegistrationState.WAITING,
            channel=head.channel,
            partial_ok=head.partial_ok,
            neutral_subject=head.neutral_subject,
            registered_by_id=head.registered_by_id,
            form_key=f"{form_key}.{number}",
            created_at=now,
            queued_at=now,
            **_new_names(),
        )
        for number, person in enumerate(Resident.objects.bulk_create(people), start=1)
    ]
    return Registration.objects.bulk_create(rows)


def _new_names() -> dict[str, str]:
    return {"reference": references.new_reference(), "token": secrets.token_urlsafe(24)}


def add_people(
    *, registration_id: int, people: Sequence[Companion], form_key: str, partial_ok: bool = False, now: datetime
) -> Registration:
    """Let more people come along. Those for whom there is no place wait; nobody who has one loses it.

    One form, however often it arrives, adds its people once.
    """
    for _try in range(TRIES_FOR_A_FREE_REFERENCE):
        # A reference drawn twice: in a town with 50,000 people that happens to one in two hundred.
        with suppress(IntegrityError):
            return _add_people(registration_id, people, form_key, partial_ok=partial_ok, now=now)
    raise RuntimeError("no free reference was found")


@transaction.atomic
def _add_people(
    registration_id: int, people: Sequence[Companion], form_key: str, *, partial_ok: bool, now: datetime
) -> Registration:
    session, registration = hold_for(registration_id)
    head = registration.lead or registration
    if not people or Registration.objects.filter(form_key=f"{form_key}.1").exists():
        return registration
    refuse_unless_open(session, registration.channel, now=now)
    call_up(session, now=now)
    places = seat_as_many(session, registration.way, len(people), partial=partial_ok)
    family = Registration(
        pk=head.pk,
        session=session,
        resident=head.resident,
        way=registration.way,
        channel=registration.channel,
        partial_ok=partial_ok,
        neutral_subject=head.neutral_subject,
        registered_by_id=head.registered_by_id,
    )
    _put_down_with(family, people, form_key, places=places, now=now)
    Registration.objects.filter(pk=head.pk).update(changed_at=now)
    write(head, LetterKind.CHANGED, now=now, occasion=occasion(now))
    tell_that_places_changed()
    return registration


def _wanted(wish: Wish) -> list[Wanted]:
    wanted = [Wanted(kind, detail=wish.details.get(kind, "")) for kind in wish.support]
    return [*wanted, Wanted(note=wish.note)] if wish.note else wanted

"""What the desk does for somebody: the verbs of the site, each written down with who did it and what was there before.

Doing and writing down are one transaction: nothing happens that is not logged, and nothing is logged that did not
happen. What changed nothing (a button pressed twice) leaves no second line.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from django.db import transaction

from events import actions
from events.actions import Change, Companion, Wanted, Wish
from events.choices import Channel, RegistrationState, SupportState
from events.desk.acts import By, record
from events.desk.models import Act, Deed
from events.models import Letter, Registration, SupportRequest
from events.places.changing import contact_of
from events.places.counting import hold_for
from residents.models import Resident

CHANGEABLE = ("way", "staff_note", "neutral_subject", "partial_ok", "letters_in", "wants_reminders")
CONTACT = ("name", "reading", "email", "phone", "postal_code", "address")


@transaction.atomic
def take(by: By, *, session_id: int, wish: Wish, form_key: str) -> Registration:
    """A place for somebody who called, came or wrote."""
    made = actions.take_place(session_id=session_id, wish=wish, form_key=form_key, now=by.now)
    deed = Deed.KEYED if by.channel == Channel.PAPER else Deed.TOOK
    if not Act.objects.filter(registration=made, deed__in=(Deed.KEYED, Deed.TOOK)).exists():
        record(by, deed, made)
    return made


@transaction.atomic
def cancel(by: By, registration: Registration) -> Registration:
    """Give the place back."""
    before = _standing(registration).state
    done = actions.cancel_place(registration_id=registration.pk, now=by.now)
    if before != RegistrationState.CANCELLED:
        record(by, Deed.CANCELLED, registration, before={"state": before})
    return done


@transaction.atomic
def restore(by: By, registration: Registration) -> Registration:
    """Take the cancelling back: a seat if there is one, else the waiting list."""
    before = _standing(registration).state
    done = actions.restore_place(registration_id=registration.pk, now=by.now)
    if before == RegistrationState.CANCELLED != done.state:
        record(by, Deed.RESTORED, registration)
    return done


@transaction.atomic
def accept(by: By, registration: Registration) -> Registration:
    """「はい、参加します」, said on the telephone to a place that became free."""
    known = _standing(registration)
    done = actions.accept_offer(registration_id=registration.pk, now=by.now)
    if known.state == RegistrationState.OFFERED and done.state == RegistrationState.SEATED:
        record(by, Deed.ACCEPTED, registration, before={"answer_by": known.answer_by})
    return done


def _standing(registration: Registration) -> Registration:
    """How it stands now, in the order in which every verb of places locks: the session's count, then the row."""
    return hold_for(registration.pk)[1]


@transaction.atomic
def change(by: By, registration: Registration, wanted: Change) -> Registration:
    """Another way of joining. What was there before is kept beside the act."""
    known = _standing(registration)
    asked = {name: getattr(wanted, name) for name in CHANGEABLE if getattr(wanted, name) is not None}
    before = {name: getattr(known, name) for name, value in asked.items() if getattr(known, name) != value}
    done = actions.change_place(registration_id=registration.pk, change=wanted, now=by.now)
    if before:
        record(by, Deed.CHANGED, registration, before=before)
    return done


@transaction.atomic
def add_people(
    by: By, registration: Registration, people: Sequence[Companion], *, form_key: str, partial_ok: bool
) -> list[Registration]:
    """More people come along. Each is an act of its own, so that one of them can be taken back alone."""
    known = set(Registration.objects.family_of(registration).values_list("pk", flat=True))
    actions.add_people(
        registration_id=registration.pk, people=people, form_key=form_key, partial_ok=partial_ok, now=by.now
    )
    added = list(Registration.objects.family_of(registration).exclude(pk__in=known))
    for one in added:
        record(by, Deed.ADDED_PEOPLE, registration, about=one.pk)
    return added


@transaction.atomic
def note(by: By, registration: Registration, words: str) -> None:
    """A line for colleagues about this registration."""
    known = Registration.objects.select_for_update().get(pk=registration.pk)
    if known.staff_note == words:
        return
    record(by, Deed.NOTED, known, before={"staff_note": known.staff_note})
    known.staff_note = words
    known.save(update_fields=["staff_note"])


@transaction.atomic
def correct_contact(by: By, person: Resident, corrected: Mapping[str, str]) -> bool:
    """Another name, number or address, said by the person themselves. Whether anything changed."""
    before = {field: getattr(person, field) for field in CONTACT}
    if all(before[field] == corrected[field] for field in CONTACT):
        return False
    record(by, Deed.CONTACT, person, before=before)
    reach_elsewhere(by, person, corrected)
    return True


def reach_elsewhere(by: By, person: Resident, corrected: Mapping[str, str]) -> None:
    """Keep what was said. As on the site, links in old letters stop working, and the old address is told."""
    leading = contact_of(Resident(**{field: corrected[field] for field in CONTACT}))
    moved = not person.reached_through_id and not contact_of(person).same_as(leading)
    heads = list(Registration.objects.standing().filter(resident=person, session__ends_at__gt=by.now).order_by("pk"))
    if moved and heads:
        actions.change_contact(registration_id=heads[0].pk, contact=leading, now=by.now)
        for head in heads[1:]:
            for member in Registration.objects.family_of(head):
                Registration.objects.filter(pk=member.pk).update(token=secrets.token_urlsafe(24))
    Resident.objects.filter(pk=person.pk).update(**{field: corrected[field] for field in CONTACT})


@transaction.atomic
def told(by: By, letter: Letter) -> None:
    """Staff told on the telephone what a letter would have told."""
    if Letter.objects.select_for_update().filter(pk=letter.pk, sent_at=None).exists():
        actions.note_that_resident_was_called(letter_id=letter.pk, now=by.now)
        record(by, Deed.TOLD, letter.registration, about=letter.pk)


@transaction.atomic
def ask_for_support(by: By, registration: Registration, wanted: Sequence[Wanted]) -> list[SupportRequest]:
    """More support, said on the telephone after the place was taken. Each is an act of its own."""
    asked = actions.add_support(registration_id=registration.pk, wanted=wanted, now=by.now)
    for one in asked:
        record(by, Deed.SUPPORT_ASKED, registration, about=one.pk)
    return asked


@transaction.atomic
def move_support(by: By, asked: SupportRequest, state: SupportState, *, words: str = "") -> SupportRequest:
    """A step of a case, taken from the list of a session."""
    before = SupportRequest.objects.select_for_update().get(pk=asked.pk).state
    moved = actions.move_support_request(support_request_id=asked.pk, state=state, now=by.now, by=by.user, words=words)
    if moved.state != before:
        record(by, Deed.SUPPORT_MOVED, asked.registration, about=asked.pk, before={"state": before})
    return moved

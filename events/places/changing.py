"""Changing what was asked for: the way of joining, names, notes, and how somebody is reached."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accessibility import languages
from events.choices import LetterKind, RegistrationState, Way
from events.letters.sending import send_again
from events.models import Registration, Session
from events.outgoing import write
from events.places.counting import hold_for, seat_in_way, tell_that_places_changed, unseat_in_way
from events.places.giving_back import HAS_A_PLACE
from events.places.waiting_list import call_up, occasion
from events.places.wishes import Change, WayIsFullError
from residents.channels import reach
from residents.contact_points import ContactPoint
from residents.models import Resident
from residents.outbox.actions import post

OF_THE_REGISTRATION = ("staff_note", "neutral_subject", "partial_ok", "letters_in", "wants_reminders")
OF_THE_PERSON = ("name", "reading")


@transaction.atomic
def change_place(*, registration_id: int, change: Change, now: datetime) -> Registration:
    """Make it as it is wanted now. What stays as it was makes no letter; a full way changes nothing at all."""
    session, registration = hold_for(registration_id)
    if registration.state == RegistrationState.CANCELLED:
        return registration
    moved = change.way is not None and change.way != registration.way
    if change.way is not None and moved:
        _move(session, registration, change.way)
    differs = [name for name in OF_THE_REGISTRATION if _differs(registration, change, name)]
    named = [name for name in OF_THE_PERSON if _differs(registration.resident, change, name)]
    if named:
        registration.resident.save(update_fields=named)
    if not (moved or differs or named):
        return registration
    registration.changed_at = now
    registration.save(update_fields=["changed_at", *(["way"] if moved else []), *differs])
    write(registration, LetterKind.CHANGED, now=now, occasion=occasion(now))
    if moved:
        # A place in the way they left is free now; and who waited for a full way may find room in another.
        call_up(session, now=now)
        tell_that_places_changed()
        registration.refresh_from_db()
    return registration


def _move(session: Session, registration: Registration, way: Way) -> None:
    if registration.state in HAS_A_PLACE:
        if not seat_in_way(session, way, 1):
            raise WayIsFullError
        unseat_in_way(session, registration.way, 1)
    registration.way = way


def _differs(kept: Registration | Resident, change: Change, name: str) -> bool:
    wanted = getattr(change, name)
    if wanted is None or wanted == getattr(kept, name):
        return False
    setattr(kept, name, wanted)
    return True


@transaction.atomic
def change_contact(*, registration_id: int, contact: ContactPoint, now: datetime) -> Registration:
    """Reach somebody elsewhere from now on. The old links stop working: whoever reads the old letters is not meant.

    That the new address is theirs is proved before (a one-time code). The old one is told, without the new one.
    """
    _session, registration = hold_for(registration_id)
    person = registration.resident.reached
    if contact_of(person).same_as(contact):
        return registration
    if person.email:
        _tell_the_old_address(registration, person.email, now=now)
    person.email, person.phone = contact.email, contact.phone
    person.postal_code, person.address = contact.postal_code, contact.address
    person.save(update_fields=["email", "phone", "postal_code", "address"])
    # LINE comes before everything else: left linked, it would go on bringing what is meant for the new address.
    reach.drop_address(person, reach.LINE)
    # What did not arrive at the old address goes to the new one.
    send_again(person, now=now)
    for member in Registration.objects.family_of(registration):
        Registration.objects.filter(pk=member.pk).update(token=secrets.token_urlsafe(24), changed_at=now)
    registration = Registration.objects.select_related("resident__reached_through", "lead").get(pk=registration.pk)
    write(registration, LetterKind.CHANGED, now=now, occasion=occasion(now))
    return registration


def contact_of(person: Resident) -> ContactPoint:
    """How somebody is reached now. A person may have several; the first that letters and calls use counts."""
    reached = person.reached
    if reached.email:
        return ContactPoint(email=reached.email)
    if reached.phone:
        return ContactPoint(phone=reached.phone)
    return ContactPoint(postal_code=reached.postal_code, address=reached.address)


def _tell_the_old_address(registration: Registration, address: str, *, now: datetime) -> None:
    context = {"registration": registration, "town": settings.ENGAWA_TOWN}
    with translation.override(languages.default_language()):
        post(
            f"events.contact.{registration.pk}.{occasion(now)}",
            to=address,
            subject=_("連絡先がかわりました"),
            text=render_to_string("events/letters/contact_changed.txt", context),
        )

"""Giving a new number, proving it by a call, telling the old one. Each verb is one transaction and may be repeated."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accessibility import languages
from events.models import Registration
from events.numbers.models import NewNumber
from events.places.changing import change_contact
from residents import references
from residents.contact_points import ContactPoint
from residents.outbox.actions import post

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def give_number(*, registration_id: int, phone: str, now: datetime) -> NewNumber:
    """Write it down for staff to call. Nothing changes yet, and the address known so far is told of it."""
    registration = Registration.objects.select_related("resident__reached_through").get(pk=registration_id)
    kept = {
        "phone": phone,
        "old_phone": registration.resident.reached.phone,
        "asked_at": now,
        "proved_at": None,
        "proved_with": None,
        "tries": 0,
        "tried_at": None,
    }
    given, _is_new = NewNumber.objects.update_or_create(registration=registration, defaults=kept)
    _tell_by_mail(registration, given, now=now)
    return given


@transaction.atomic
def prove_number(*, number_id: int, digits: str, by: User | None, now: datetime) -> bool:
    """Whoever answered read out these eight digits. Only the registration's own make the number count."""
    given = NewNumber.objects.select_for_update(of=("self",)).select_related("registration").get(pk=number_id)
    if given.is_proved:
        return True
    if not digits or references.read(digits) != given.registration.reference:
        note_try(number_id=number_id, now=now)
        return False
    change_contact(registration_id=given.registration_id, contact=ContactPoint(phone=given.phone), now=now)
    if given.old_phone:
        NewNumber.objects.filter(pk=number_id).update(proved_at=now, proved_with=by, tries=0, tried_at=None)
    else:
        given.delete()
    return True


def note_try(*, number_id: int, now: datetime) -> None:
    """Nobody answered, or somebody who did not know the digits: the next colleague sees it."""
    NewNumber.objects.filter(pk=number_id).update(tries=F("tries") + 1, tried_at=now)


def drop_number(*, number_id: int) -> None:
    """It stays as it was, or the old number has been told: nothing of it is needed any more."""
    NewNumber.objects.filter(pk=number_id).delete()


def _tell_by_mail(registration: Registration, given: NewNumber, *, now: datetime) -> None:
    person = registration.resident.reached
    if not person.email:
        return
    with translation.override(languages.default_language()):
        post(
            f"events.new_number.{given.pk}.{now:%Y%m%d%H%M%S}",
            to=person.email,
            subject=_("連絡先をかえる申し出がありました"),
            text=render_to_string(
                "events/letters/new_number.txt", {"registration": registration, "town": settings.ENGAWA_TOWN}
            ),
        )

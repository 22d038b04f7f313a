"""The events room's personal data: registrations with their references. Support asked for: ``events/support``."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.actions import cancel_place
from events.models import Registration
from residents import privacy, references
from residents.codes.actions import forget_codes
from residents.models import Resident
from residents.outbox.actions import forget
from residents.outbox.models import OutgoingLetter
from residents.profiles.models import Use

ERASED = "erased-"


class Registrations:
    """Who took a place at which session. The row stays for the counts; what leads to the person goes."""

    name = "registrations"

    def find(self, reference: str) -> Resident | None:
        """Whose reference this is."""
        registration = Registration.objects.filter(reference=references.read(reference) or reference).first()
        return registration.resident if registration else None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every place, with its event and time."""
        return [
            {
                "reference": registration.reference,
                "event": registration.session.page.title,
                "starts_at": registration.session.starts_at.isoformat(),
                "way": registration.get_way_display(),
                "state": registration.get_state_display(),
                "channel": registration.get_channel_display(),
                "created_at": registration.created_at.isoformat(),
                "changed_at": registration.changed_at and registration.changed_at.isoformat(),
                "staff_note": registration.staff_note,
                "comes_with": [member.resident.name for member in _family(registration).exclude(pk=registration.pk)],
                "letters": [
                    {"kind": letter.get_kind_display(), "sent_at": letter.sent_at and letter.sent_at.isoformat()}
                    for letter in registration.letters.all()
                ],
            }
            for registration in resident.registrations.select_related("session__page").prefetch_related("letters")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """Give back places to come, and cut the threads that lead here: link, reference, letters not yet sent."""
        erased, along = 0, _put_down_by(resident)
        for registration in resident.registrations.exclude(reference__startswith=ERASED):
            if registration.session.ends_at > now:
                cancel_place(registration_id=registration.pk, now=now)
                registration.refresh_from_db()
            # To an address that is theirs no more, or not yet.
            forget(OutgoingLetter.objects.filter(key__startswith=f"events.contact.{registration.pk}."), now=now)
            forget_codes(f"registration.{registration.pk}", now=now)
            _cut_the_threads(registration)
            erased += 1
        for companion in along:
            privacy.erase(companion, now=now)
        return erased

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """Those of sessions to come or just over."""
        return Resident.objects.filter(registrations__session__ends_at__gte=kept_since)


def _cut_the_threads(registration: Registration) -> None:
    registration.letters.all().delete()
    name = f"{ERASED}{registration.pk}"
    registration.reference = registration.token = registration.form_key = name
    registration.staff_note, registration.registered_by = "", None
    registration.save(update_fields=["reference", "token", "form_key", "staff_note", "registered_by"])


def erase_old_places(*, kept_since: datetime, now: datetime) -> int:
    """Where somebody who is still known (a carer's people, callers of the desk) has been, goes when its time is over.

    Whoever is known no more has been erased before, with everything.
    """
    over = Registration.objects.filter(session__ends_at__lt=kept_since).exclude(reference__startswith=ERASED)
    numbers = list(over.exclude(resident__name="").values_list("pk", flat=True))
    for number in numbers:
        _let_nobody_have_been_there(number, now=now)
    return len(numbers)


@transaction.atomic
def _let_nobody_have_been_there(number: int, *, now: datetime) -> None:
    registration = Registration.objects.select_for_update().get(pk=number)
    # The row stays for the counts, of somebody who is nobody.
    registration.resident = Resident.objects.create(created_at=now)
    registration.save(update_fields=["resident"])
    # A profile is kept on, but not where it was used.
    Use.objects.filter(where=f"registration.{number}").delete()
    _cut_the_threads(registration)


def _family(registration: Registration) -> QuerySet[Registration]:
    return Registration.objects.family_of(registration).select_related("resident")


def _put_down_by(resident: Resident) -> list[Resident]:
    """Whom somebody brought along without a contact point of their own: they are known by that person's word alone.

    People for whom a carer acts are none of these: they stay when their carer goes.
    """
    along = Resident.objects.filter(
        reached_through=resident,
        registrations__session__in=resident.registrations.values("session"),
        registrations__registered_by=None,
    )
    return list(along.exclude(name="").distinct())


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(Registrations())
    privacy.register_sweep("places", erase_old_places)

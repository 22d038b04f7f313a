"""What is done with profiles. Site and desk share these; each is one transaction and may be repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from residents import privacy
from residents.contact_points import ContactPoint
from residents.models import Resident
from residents.profiles import letters, numbers
from residents.profiles.models import Consent, Profile, Use


@dataclass(frozen=True, slots=True)
class Needs:
    """What somebody wants to be kept."""

    functions: Sequence[str] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    way: str = ""
    look: str = ""

    def __repr__(self) -> str:
        # A line of a traceback must not say what somebody needs.
        return "Needs(…)"


def profile_of(resident: Resident) -> Profile | None:
    """The profile of this resident, if they keep one."""
    return Profile.objects.filter(resident=resident).first()


def profile_by_code(typed: str) -> Profile | None:
    """The profile that the number in somebody's hand opens."""
    digits = numbers.read(typed)
    return _known().filter(number_hash=numbers.hash_of(digits)).first() if digits else None


def profiles_of_contact(contact: ContactPoint) -> list[Profile]:
    """The profiles of everybody who is reached there. Call it only once the contact point has been proven."""
    reached = {"resident__email__iexact": contact.email} if contact.email else {"resident__phone": contact.phone}
    return list(_known().filter(**reached).order_by("pk"))


@transaction.atomic
def make_profile(resident: Resident, needs: Needs, *, consent: Consent, now: datetime) -> tuple[Profile, str]:
    """Keep it, with the number that opens it: told once, to be written down.

    Who has one already keeps it, changed, with a new number.
    """
    number = numbers.new_number()
    profile, _is_new = Profile.objects.update_or_create(
        resident=resident,
        defaults={
            "number_hash": numbers.hash_of(numbers.read(number)),
            "consent": consent,
            "consented_at": now,
            "changed_at": now,
            "used_at": now,
        },
    )
    _write(profile, needs)
    profile.save()
    return profile, number


@transaction.atomic
def change_profile(profile: Profile, needs: Needs, *, now: datetime) -> None:
    """Keep something else from now on. What was copied into registrations stays there until it is changed there."""
    _write(profile, needs)
    profile.changed_at = profile.used_at = now
    profile.warned_at = None
    profile.save()


@transaction.atomic
def renew_number(profile: Profile, *, now: datetime) -> str:
    """A new number; the old one opens nothing any more, and nobody stays inside who came with it."""
    number = numbers.new_number()
    Profile.objects.filter(pk=profile.pk).update(
        number_hash=numbers.hash_of(numbers.read(number)), used_at=now, warned_at=None
    )
    profile.visits.all().delete()
    letters.tell(profile, letters.NUMBER, now=now)
    return number


@transaction.atomic
def change_contact(profile: Profile, contact: ContactPoint, *, now: datetime) -> None:
    """Reach them elsewhere from now on (proven by a code). The old address is told, and every open visit ends."""
    resident = profile.resident
    if (resident.email, resident.phone) == (contact.email, contact.phone):
        return
    letters.tell(profile, letters.CONTACT, now=now)
    Resident.objects.filter(pk=resident.pk).update(email=contact.email, phone=contact.phone)
    resident.refresh_from_db()
    profile.visits.all().delete()


@transaction.atomic
def erase_profile(profile: Profile, *, now: datetime) -> None:
    """For good, and nothing else: places that were taken stay. Nobody stays known only for having had a profile."""
    resident = profile.resident
    letters.tell(profile, letters.ERASED, now=now)
    profile.delete()
    if not privacy.is_needed(resident, kept_since=now):
        privacy.erase(resident, now=now)


def note_use(profile_id: int, where: str, *, now: datetime) -> None:
    """It was copied into something (「registration.17」)."""
    Use.objects.get_or_create(profile_id=profile_id, where=where, defaults={"at": now})
    note_sign_of_life(profile_id, now=now)


def note_sign_of_life(profile_id: int, *, now: datetime) -> None:
    """Somebody uses it, so it is kept."""
    Profile.objects.filter(pk=profile_id).update(used_at=now, warned_at=None)


def _known() -> QuerySet[Profile]:
    return Profile.objects.select_related("resident")


def _write(profile: Profile, needs: Needs) -> None:
    profile.functions = needs.functions
    profile.details = {key: words for key, words in needs.details.items() if key in needs.functions}
    profile.way, profile.look = needs.way, needs.look

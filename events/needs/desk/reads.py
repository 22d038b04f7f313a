"""What the screens ask the database."""

from __future__ import annotations

from django.db.models import QuerySet

from residents import privacy
from residents.looks.models import Look
from residents.models import Resident
from residents.profiles.models import Profile


def persons_number(typed: str) -> int | None:
    """The number of a person: as it stands in the list, or by a reference of theirs. None: everybody; -1: nobody."""
    if not typed:
        return None
    known = privacy.find(typed)
    if known:
        return known.pk
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


def looks_found(person: int | None) -> QuerySet[Look]:
    """The newest first, of one person or of all."""
    found = Look.objects.select_related("staff").order_by("-at", "-pk")
    return found if person is None else found.filter(about_id=person)


def kept_for(resident: Resident) -> list[Profile]:
    """Profiles of this person, and of whoever is reached in the same place: they may be one and the same."""
    reached = resident.reached
    profiles = Profile.objects.select_related("resident")
    same = profiles.none()
    if reached.email:
        same = profiles.filter(resident__email__iexact=reached.email)
    elif reached.phone:
        same = profiles.filter(resident__phone=reached.phone)
    return list((profiles.filter(resident=resident) | same).order_by("pk"))

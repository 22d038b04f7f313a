"""Profiles as personal data."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from residents import privacy
from residents.codes.actions import forget_codes
from residents.models import Resident
from residents.profiles import letters, rules
from residents.profiles.actions import erase_profile, profile_by_code, profile_of
from residents.profiles.models import Profile, Visit
from residents.profiles.offers import in_words


class Profiles:
    """What somebody needs, kept by consent; it can go without anything else going."""

    name = "profile"

    def find(self, reference: str) -> Resident | None:
        """Whose number this is."""
        profile = profile_by_code(reference)
        return profile.resident if profile else None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Everything that is kept, and where it was used."""
        profile = profile_of(resident)
        if profile is None:
            return []
        return [
            {
                "functions": in_words(profile.functions),
                "details": profile.details,
                "way": profile.way,
                "look": profile.look,
                "consent": profile.get_consent_display(),
                "consented_at": profile.consented_at.isoformat(),
                "changed_at": profile.changed_at.isoformat(),
                "used_at": profile.used_at.isoformat(),
                "uses": [{"where": use.where, "at": use.at.isoformat()} for use in profile.uses.all()],
            }
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """The row itself; uses and open visits go with it, and codes that were asked for."""
        for number in Profile.objects.filter(resident=resident).values_list("pk", flat=True):
            forget_codes(f"profile.{number}", now=now)
        return 1 if Profile.objects.filter(resident=resident).delete()[0] else 0

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- see erase_old
        """Whoever keeps one: how to reach them belongs to it."""
        return Resident.objects.exclude(profile=None)


def erase_old(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- profiles have a time of their own
    """Profiles that nobody used for a year, a month after telling so; and visits that are over."""
    Visit.objects.filter(last_at__lt=now - rules.IDLE).delete()
    idle_since = now - timedelta(days=settings.ENGAWA_PROFILE_KEPT_DAYS)
    # Nobody finds theirs gone without having been told, however long the chores did not run.
    told = Profile.objects.filter(warned_at__lte=now - rules.WARNED_BEFORE)
    over = list(told.filter(used_at__lte=idle_since).select_related("resident"))
    for profile in over:
        erase_profile(profile, now=now)
    soon = Profile.objects.filter(used_at__lte=idle_since + rules.WARNED_BEFORE, warned_at=None)
    for profile in soon.select_related("resident"):
        letters.tell(profile, letters.ENDING, now=now)
        Profile.objects.filter(pk=profile.pk).update(warned_at=now)
    return len(over)


def register() -> None:
    """Say that they are kept, and how they go."""
    privacy.register(Profiles())
    privacy.register_sweep("profiles", erase_old)

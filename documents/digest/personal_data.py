"""Readers as personal data: an address, and in which words they read."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from documents.digest import references
from documents.digest.actions import forget_unconfirmed
from documents.digest.models import Reader
from residents import privacy
from residents.models import Resident


class WeeklyLetter:
    """Who gets the weekly letter."""

    name = "weekly_letter"

    def find(self, reference: str) -> Resident | None:
        """The number stands at the end of every letter."""
        reader = Reader.objects.filter(reference=references.read(reference) or reference).first()
        return reader.resident if reader else None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """What was asked for, and when it was confirmed."""
        return [
            {
                "reference": reader.reference,
                "version": reader.get_version_display(),
                "neutral_subject": reader.neutral_subject,
                "asked_at": reader.asked_at.isoformat(),
                "confirmed_at": reader.confirmed_at and reader.confirmed_at.isoformat(),
            }
            for reader in Reader.objects.filter(resident=resident)
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here depends on the time
        """The row goes altogether: nothing is counted by it later."""
        return Reader.objects.filter(resident=resident).delete()[0]

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- see below
        """As long as they read; who never confirmed is forgotten by a sweep of its own, within days."""
        return Resident.objects.filter(pk__in=Reader.objects.values("resident"))


def sweep(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- days, not weeks
    """Every day, those who never confirmed."""
    return forget_unconfirmed(now=now)


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(WeeklyLetter())
    privacy.register_sweep("weekly_letter", sweep)

"""Looks as personal data: handed out to whom they are about, and kept for the auditors for a time."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from residents import privacy
from residents.looks.actions import looks_of
from residents.looks.models import Look
from residents.looks.words import who_looked
from residents.models import Resident


class Looks:
    """Who looked at what of somebody."""

    name = "looks"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- a look has no reference
        """Nobody."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Each with its time. Members of the staff stand by their office, not by name."""
        return [
            {"at": look.at.isoformat(), "what": look.get_what_display(), "by": who_looked(look)}
            for look in looks_of(resident)
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- see below
        """Nothing: ids only, which lead to nobody once the person is erased. The law asks who looked even then."""
        return 0

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake."""
        return None


def erase_old(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- looks have a time of their own
    """What is older than ENGAWA_LOOKS_KEPT_DAYS."""
    return Look.objects.older_than(now - timedelta(days=settings.ENGAWA_LOOKS_KEPT_DAYS)).delete()[0]


def register() -> None:
    """Say that this is kept."""
    privacy.register(Looks())
    privacy.register_sweep("looks", erase_old)

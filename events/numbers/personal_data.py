"""New numbers as personal data."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from events.numbers.models import NewNumber
from residents import privacy
from residents.models import Resident


class NewNumbers:
    """Numbers that wait for a call, and old ones that are still to be told."""

    name = "new_numbers"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- the registration has the reference
        """Nobody."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Both numbers, and how far it is."""
        return [
            {
                "phone": given.phone,
                "old_phone": given.old_phone,
                "asked_at": given.asked_at.isoformat(),
                "proved_at": given.proved_at and given.proved_at.isoformat(),
            }
            for given in NewNumber.objects.filter(registration__resident=resident)
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here waits for a time
        """The rows."""
        return NewNumber.objects.filter(registration__resident=resident).delete()[0]

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake."""
        return None


def erase_old(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- they have a time of their own
    """Those of sessions that are over."""
    return NewNumber.objects.filter(registration__session__ends_at__lte=now).delete()[0]


def register() -> None:
    """Say that they are kept, and how long."""
    privacy.register(NewNumbers())
    privacy.register_sweep("new_numbers", erase_old)

"""The residents room's own personal data: name and contact point."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from residents import privacy
from residents.models import Resident

# What is left in the row of somebody who was erased.
NOBODY = dict.fromkeys(("name", "reading", "email", "phone", "postal_code", "address"), "")


class Contact:
    """Name, e-mail address, telephone number."""

    name = "contact"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- contact points have no references
        """Nobody: a name or an address proves nothing."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """What was given, and when."""
        return [
            {
                "name": resident.name,
                "reading": resident.reading,
                "email": resident.email,
                "phone": resident.phone,
                "postal_code": resident.postal_code,
                "address": resident.address,
                "created_at": resident.created_at.isoformat(),
            }
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here depends on the time
        """Leave a row without anybody in it, so that counts of past sessions stay true."""
        known = Resident.objects.filter(pk=resident.pk).exclude(**NOBODY)
        return known.update(**NOBODY)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake: it is kept for what somebody takes part in."""
        return None


def register() -> None:
    """Say that this room keeps it."""
    privacy.register(Contact())

"""Further addresses as personal data."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from residents import privacy
from residents.channels.models import FurtherAddress, Unreached
from residents.models import Resident


class FurtherAddresses:
    """Devices and identities that somebody gave, and which address is dead."""

    name = "further_addresses"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- an address has no reference of its own
        """Nobody."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Each with its channel; what did not arrive, with the day."""
        given = FurtherAddress.objects.filter(resident=resident).order_by("pk")
        dead = Unreached.objects.filter(resident=resident).order_by("pk")
        return [
            *(
                {"channel": one.channel, "address": one.address, "given_at": one.created_at.isoformat()}
                for one in given
            ),
            *({"channel": one.channel, "dead_since": one.found_at.isoformat(), "why": one.trouble} for one in dead),
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here depends on the time
        """Remove the rows altogether."""
        given = FurtherAddress.objects.filter(resident=resident).delete()[0]
        return given + Unreached.objects.filter(resident=resident).delete()[0]

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake."""
        return None


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(FurtherAddresses())

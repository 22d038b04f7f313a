"""Linking as personal data: numbers that wait. The account itself stands among the further addresses."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from residents import privacy
from residents.line import rules
from residents.line.models import Heard, LinkCode
from residents.models import Resident


class LinkCodes:
    """Numbers that somebody could still send."""

    name = "line_codes"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- the number proves nobody before it is sent
        """Nobody."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """That there is one; not which."""
        waiting = LinkCode.objects.filter(resident=resident)
        return [{"made_at": one.made_at.isoformat(), "until": one.expires_at.isoformat()} for one in waiting]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here waits for a time
        """The row."""
        return LinkCode.objects.filter(resident=resident).delete()[0]

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake."""
        return None


def erase_old(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- these have times of their own
    """Numbers that nobody sent, and events that cannot come again."""
    numbers = LinkCode.objects.filter(expires_at__lt=now).delete()[0]
    return numbers + Heard.objects.filter(at__lt=now - rules.KNOWN_FOR).delete()[0]


def register() -> None:
    """Say that this is kept, and for how long."""
    privacy.register(LinkCodes())
    privacy.register_sweep("line", erase_old)

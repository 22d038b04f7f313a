"""Letters as personal data: what is on its way to somebody, and how long it is kept."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from residents import privacy
from residents.models import Resident
from residents.outbox import rules
from residents.outbox.actions import forget
from residents.outbox.models import OutgoingLetter


class Letters:
    """Letters to residents. Of those that were sent only the time is left."""

    name = "letters"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- a letter has no reference of its own
        """Nobody: what the letter is about has the reference."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Each with its state, and with its words as long as they are kept."""
        return [
            {
                "written_at": letter.created_at.isoformat(),
                "state": str(letter.state.label),
                "sent_at": letter.sent_at and letter.sent_at.isoformat(),
                "subject": letter.subject,
                "text": letter.text,
            }
            for letter in OutgoingLetter.objects.filter(resident=resident).order_by("pk")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """What is not sent yet will not be."""
        return forget(OutgoingLetter.objects.filter(resident=resident), now=now)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's for its own sake."""
        return None


def erase_old(*, kept_since: datetime, now: datetime) -> int:
    """Letters that could not be sent, whoever they were for; and the rows of all letters a year later."""
    erased = forget(OutgoingLetter.objects.filter(created_at__lt=kept_since), now=now)
    OutgoingLetter.objects.filter(created_at__lt=kept_since - rules.ROWS_KEPT).delete()
    return erased


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(Letters())
    privacy.register_sweep("letters", erase_old)

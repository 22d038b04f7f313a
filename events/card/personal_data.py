"""Cards that lie ready to be fetched hold a name, a number and private links."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from events.card.models import CardPaper
from residents import privacy
from residents.models import Resident


class CardPapers:
    """Which files there are. What stands in them is exported with the registration itself."""

    name = "card_papers"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- the registration has the reference
        """Nobody: the reference belongs to the registration."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """What was made, and when."""
        return [
            {"kind": paper.get_kind_display(), "wanted_at": paper.wanted_at.isoformat()}
            for paper in CardPaper.objects.filter(registration__resident=resident).defer("content")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here depends on the time
        """Remove them altogether, those of the family too: a card names everybody who was put down together."""
        theirs = resident.registrations.values("pk")
        family = Q(registration__in=theirs) | Q(registration__lead__in=theirs) | Q(registration__companions__in=theirs)
        numbers = list(CardPaper.objects.filter(family).values_list("pk", flat=True))
        return CardPaper.objects.filter(pk__in=numbers).delete()[0]

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- as above
        """Nobody's: they can be made again."""
        return None


def register() -> None:
    """Say that they are kept."""
    privacy.register(CardPapers())

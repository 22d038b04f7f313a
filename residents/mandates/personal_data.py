"""The personal data of mandates: who acted for whom, and in what."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from residents import privacy, references
from residents.mandates.letters import letters_about
from residents.mandates.models import Mandate
from residents.models import Resident
from residents.outbox.actions import forget


class Mandates:
    """Mandates given and held, with every act. Erasing either side ends and removes them."""

    name = "mandates"

    def find(self, reference: str) -> Resident | None:
        """The resident who gave the mandate of this number."""
        mandate = Mandate.objects.filter(reference=references.read(reference) or reference).first()
        return mandate.resident if mandate else None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every mandate with its acts. The other side is named only to the resident: it is their trust."""
        return [
            {
                "reference": mandate.reference,
                "side": "resident" if mandate.resident_id == resident.pk else "carer",
                "carer": mandate.carer.name,
                "scopes": mandate.scope_words,
                "asked_at": mandate.asked_at.isoformat(),
                "confirmed_at": mandate.confirmed_at and mandate.confirmed_at.isoformat(),
                "until": mandate.until.isoformat(),
                "ended_at": mandate.ended_at and mandate.ended_at.isoformat(),
                "acts": [{"at": act.at.isoformat(), "act": act.words} for act in mandate.acts.all()],
            }
            for mandate in _of(resident).select_related("carer").prefetch_related("acts")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """The rows, whole: a mandate with one side missing would be a key without an owner.

        A letter that still waits to be sent to one side names the other, so it goes as well.
        """
        mandates = list(_of(resident))
        for mandate in mandates:
            forget(letters_about(mandate), now=now)
            mandate.delete()
        return len(mandates)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """Both sides of what is valid, waits, or has ended a short time ago."""
        day = timezone.localdate(kept_since)
        needed = Mandate.objects.filter(Q(ended_at__gte=kept_since) | Q(ended_at=None, until__gte=day))
        return Resident.objects.filter(Q(pk__in=needed.values("resident")) | Q(pk__in=needed.values("carer")))


def _of(resident: Resident) -> QuerySet[Mandate]:
    return Mandate.objects.filter(Q(resident=resident) | Q(carer=resident))


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(Mandates())

"""What a profile can hold: this town's catalogue of support, and the ways of joining."""

from __future__ import annotations

from collections.abc import Sequence

from events.catalogue.reading import offered_kinds
from events.choices import Way
from events.models import Registration, SupportRequest
from residents.contact_points import ContactPoint
from residents.profiles import offers
from residents.profiles.offers import Function, Suggestion


class OffersOfTheTown:
    """The catalogue as staff keep it, in its order."""

    def functions(self) -> Sequence[Function]:
        """Everything staff can arrange, by name and never by condition."""
        return [Function(kind.key, kind.words, kind.about, kind.asks) for kind in offered_kinds()]

    def ways(self) -> Sequence[tuple[str, str]]:
        """All of them; each event says which it has."""
        return [(str(way.value), str(way.label)) for way in Way]

    def asked_before(self, contact: ContactPoint) -> Suggestion:
        """What the last registration of this address asked for, as long as it is kept."""
        reached = {"resident__email__iexact": contact.email} if contact.email else {"resident__phone": contact.phone}
        last = Registration.objects.filter(**reached).select_related("resident").order_by("-created_at", "-pk").first()
        if last is None:
            return Suggestion()
        asked = [request for request in SupportRequest.objects.filter(registration=last) if request.kind]
        return Suggestion(
            name=last.resident.name,
            way=last.way,
            functions=[request.kind for request in asked],
            details={request.kind: request.detail for request in asked if request.detail},
        )


def bring() -> None:
    """Put them into the room of residents, which does not know of events."""
    offers.bring(OffersOfTheTown())

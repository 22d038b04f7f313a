"""Who acts for whom. Asked anew with every request, so that an ended mandate opens nothing any more."""

from __future__ import annotations

from datetime import datetime

from residents.mandates.choices import Scope
from residents.mandates.models import Mandate


def mandate_of_carer(token: str) -> Mandate | None:
    """The mandate that a carer's address names, whatever its state."""
    return _with_people(carer_token=token)


def mandate_of_resident(token: str) -> Mandate | None:
    """The mandate that a resident's address names, whatever its state."""
    return _with_people(resident_token=token)


def others_of(mandate: Mandate, *, now: datetime) -> list[Mandate]:
    """The same carer's other people. Only the very same row: a name or an address proves nobody."""
    others = Mandate.objects.valid(now).filter(carer=mandate.carer_id).exclude(pk=mandate.pk)
    return list(others.select_related("resident").order_by("pk"))


def may(mandate: Mandate, scope: Scope, *, now: datetime) -> bool:
    """Whether the carer may do this at this moment."""
    return mandate.is_valid(now) and scope in mandate.scopes


def _with_people(**token: str) -> Mandate | None:
    known = Mandate.objects.select_related("carer__reached_through", "resident__reached_through")
    return known.filter(**token).first()

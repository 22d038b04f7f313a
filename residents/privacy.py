"""Which personal data the house keeps, and how each kind is handed out and erased. A list one can read out.

Every room that keeps personal data registers one ``PersonalData`` for each kind of it, in ``AppConfig.ready``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet

from residents.models import Resident


class PersonalData(Protocol):
    """One kind of personal data."""

    name: str
    """Its name in an export: a word such as ``contact``."""

    def find(self, reference: str) -> Resident | None:
        """Whose reference this is, when this kind of data has references."""

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Everything of this kind that is kept of the resident."""

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """Erase it for good. How many rows held something."""

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """Residents whose data is still needed, for instance because their session ended after that moment."""


class Sweep(Protocol):
    """Erases what is older than it may be, of people who are no residents: readers known by an address alone."""

    def __call__(self, *, kept_since: datetime, now: datetime) -> int:
        """How many rows held something. Safe to repeat."""


_registry: dict[str, PersonalData] = {}
_sweeps: dict[str, Sweep] = {}


def register(kind: PersonalData) -> None:
    """Add one kind. Twice is an error: one of the two would be forgotten when somebody asks to be erased."""
    if kind.name in _registry:
        raise ImproperlyConfigured(f"personal data {kind.name!r} is registered already: {_registry[kind.name]!r}")
    _registry[kind.name] = kind


def register_sweep(name: str, sweep: Sweep) -> None:
    """Add one to what ``erase_expired`` does every day. Twice is an error, as above."""
    if name in _sweeps:
        raise ImproperlyConfigured(f"the sweep {name!r} is registered already: {_sweeps[name]!r}")
    _sweeps[name] = sweep


def sweep(*, kept_since: datetime, now: datetime) -> dict[str, int]:
    """Erase what has expired without belonging to a resident, sort by sort."""
    return {name: erase_old(kept_since=kept_since, now=now) for name, erase_old in _sweeps.items()}


def kinds() -> Iterable[PersonalData]:
    """Every kind, in the order of registration."""
    return tuple(_registry.values())


def find(reference: str) -> Resident | None:
    """The resident who was given this reference."""
    return next((found for kind in kinds() if (found := kind.find(reference))), None)


def export(resident: Resident) -> dict[str, list[dict[str, Any]]]:
    """Everything the house knows of one resident, kind by kind."""
    return {kind.name: kind.export(resident) for kind in kinds()}


@transaction.atomic
def erase(resident: Resident, *, now: datetime) -> dict[str, int]:
    """Erase everything the house knows of one resident. Erasing twice finds nothing the second time."""
    return {kind.name: kind.erase(resident, now=now) for kind in kinds()}


def is_needed(resident: Resident, *, kept_since: datetime) -> bool:
    """Whether any kind of data still needs this resident."""
    needed = [kind.still_needed(kept_since=kept_since) for kind in kinds()]
    return any(residents.filter(pk=resident.pk).exists() for residents in needed if residents is not None)


def expired(*, kept_since: datetime) -> QuerySet[Resident]:
    """Residents of whom something is kept although nothing needs it any more."""
    residents = Resident.objects.exclude(name="").filter(created_at__lt=kept_since)
    for kind in kinds():
        needed = kind.still_needed(kept_since=kept_since)
        if needed is not None:
            residents = residents.exclude(pk__in=needed.values("pk"))
    return residents.order_by("pk")

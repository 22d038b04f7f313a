"""Asking for support: with the place, or later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from events.catalogue.reading import Kind, kind_of
from events.choices import SupportState
from events.models import SupportRequest
from events.support.deadlines import due_on

if TYPE_CHECKING:
    from events.models import Registration


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing wanted: a kind of the catalogue, or "" for something in own words."""

    kind: str = ""
    detail: str = ""
    note: str = ""

    def __repr__(self) -> str:
        # A line of a traceback or a log must not say what somebody needs.
        return "Wanted(…)"


def ask_for_support(registration: Registration, wanted: Sequence[Wanted], *, now: datetime) -> list[SupportRequest]:
    """Open a case for each. Called inside the transaction that holds the place: one read, one write."""
    asked = [_case(registration, one, now=now) for one in _without_repeats(wanted)]
    return SupportRequest.objects.bulk_create(asked) if asked else []


def _without_repeats(wanted: Iterable[Wanted]) -> list[Wanted]:
    return list(dict.fromkeys(one for one in wanted if one.kind or one.detail or one.note))


def _case(registration: Registration, wanted: Wanted, *, now: datetime) -> SupportRequest:
    kind: Kind | None = kind_of(wanted.kind) if wanted.kind else None
    settled = kind is not None and not kind.needs_arranging
    return SupportRequest(
        registration=registration,
        kind=wanted.kind,
        detail=wanted.detail.strip(),
        note=wanted.note.strip(),
        state=SupportState.CONFIRMED if settled else SupportState.ASKED,
        owner_id=kind.owner_id if kind else None,
        asked_at=now,
        due_on=due_on(kind, registration.session, today=timezone.localdate(now)),
    )

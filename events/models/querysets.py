"""Questions that are asked of sessions, places and registrations, as chainable QuerySets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from events.choices import TAKING_PLACE, RegistrationState
from events.overview import Taken

if TYPE_CHECKING:
    from events.models.programme import Session
    from events.models.registration import Registration, Seats  # noqa: F401 -- named in the bases of the classes


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions (回). Every question about time knows published pages only: drafts have sessions too."""

    def public(self) -> SessionQuerySet:
        """Sessions of published events."""
        return self.filter(page__live=True)

    def scheduled(self) -> SessionQuerySet:
        """Neither cancelled nor postponed."""
        return self.filter(status__in=TAKING_PLACE)

    def running(self, now: datetime) -> SessionQuerySet:
        """Taking place at this moment. Without known times nobody can say so, therefore those are left out."""
        return self.public().scheduled().filter(times_known=True, starts_at__lte=now, ends_at__gt=now)

    def upcoming(self, now: datetime) -> SessionQuerySet:
        """Still to come and taking place as planned, today's sessions without known times included."""
        to_come = Q(starts_at__gt=now) | Q(times_known=False, ends_at__gt=now)
        return self.public().scheduled().filter(to_come).order_by("starts_at", "pk")

    def past(self, now: datetime) -> SessionQuerySet:
        """Over, the latest first."""
        return self.public().filter(ends_at__lte=now).order_by("-ends_at", "-pk")

    def open_for_registration(self, now: datetime) -> SessionQuerySet:
        """Sessions a place can be asked for now (the same rule as ``rules.refusal``), soonest first."""
        not_closed = Q(registration_closes_at=None) | Q(registration_closes_at__gt=now)
        opened = Q(registration_opens_at=None) | Q(registration_opens_at__lte=now)
        takes = self.public().scheduled().filter(page__takes_registrations=True, ends_at__gt=now)
        return takes.filter(opened, not_closed).order_by("starts_at", "pk")

    def with_taken(self) -> list[tuple[Session, Taken]]:
        """These sessions, each with how many of its places are taken: one query for both."""
        found: dict[int, tuple[Session, dict[str, int]]] = {}
        for session in self.annotate(seats_way=F("seats__way"), seats_taken=F("seats__taken")):
            _same, taken = found.setdefault(session.pk, (session, {}))
            if session.seats_way is not None:
                taken[session.seats_way] = session.seats_taken
        return list(found.values())


class SeatsQuerySet(models.QuerySet["Seats"]):
    """Counts of places taken."""

    def taken_by_session(self, session_ids: Iterable[int]) -> dict[int, Taken]:
        """How many places are taken, per session and way of joining, in one query."""
        counts: dict[int, dict[str, int]] = defaultdict(dict)
        rows = self.filter(session_id__in=list(session_ids)).values_list("session_id", "way", "taken")
        for session_id, way, taken in rows:
            counts[session_id][way] = taken
        return dict(counts.items())


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Registrations (申込)."""

    def seated(self) -> RegistrationQuerySet:
        """Those who have a place."""
        return self.filter(state=RegistrationState.SEATED)

    def waiting(self) -> RegistrationQuerySet:
        """Those on the waiting list, in the order of their turn."""
        return self.filter(state=RegistrationState.WAITING).order_by("queued_at", "pk")

    def offered(self) -> RegistrationQuerySet:
        """Those for whom a place is kept until they answer."""
        return self.filter(state=RegistrationState.OFFERED)

    def family_of(self, registration: Registration) -> RegistrationQuerySet:
        """Everybody who was put down together with this one, themselves included, in the order they were named."""
        family = registration.family_id
        return self.filter(Q(pk=family) | Q(lead_id=family)).order_by("pk")

    def standing(self) -> RegistrationQuerySet:
        """Everything that was not cancelled."""
        return self.exclude(state=RegistrationState.CANCELLED)

"""Noting a look, before anything is shown; and telling the resident of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from residents.looks.models import Look, LookQuerySet, What
from residents.models import Resident

# A screen that is opened again after a press is still the same look.
ONE_LOOK = timedelta(minutes=10)


def note_look(by: Any, what: str, about: Resident, *, which: str = "", now: datetime | None = None) -> None:
    """``by`` (a member of the staff, or a ``Resident``: a carer) looks at ``what`` of ``about``.

    Call it before showing anything: what cannot be noted is not shown.
    """
    note_looks(by, what, [about], which=which, now=now)


def note_looks(by: Any, what: str, about: Iterable[Resident], *, which: str = "", now: datetime | None = None) -> None:
    """The same for a list of people, in two questions to the database."""
    at = now or timezone.now()
    who = {"carer_id": by.pk} if isinstance(by, Resident) else {"staff_id": by.pk}
    seen = {"what": What(what), "which": which, **who}
    people = {person.pk for person in about}
    lately = Look.objects.filter(**seen, about_id__in=people, at__gt=at - ONE_LOOK, at__lte=at)
    people.difference_update(lately.values_list("about_id", flat=True))
    Look.objects.bulk_create([Look(**seen, about_id=person, at=at) for person in sorted(people)])


def looks_of(resident: Resident) -> LookQuerySet:
    """Every look at what is kept of them, the newest first."""
    return Look.objects.filter(about=resident).select_related("staff", "carer").order_by("-at", "-pk")

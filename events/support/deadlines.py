"""Until when a case must be settled."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from events import rules
from events.models import SupportRequest

if TYPE_CHECKING:
    from events.catalogue.reading import Kind
    from events.models import Session

# Asked in own words: nobody knows yet what it takes, so that somebody must look soon.
DAYS_BEFORE_FOR_OWN_WORDS = 3


def due_on(kind: Kind | None, session: Session, *, today: date) -> date:
    """The day on which it must be settled; today where that day is over, as long as the session is to come."""
    days = kind.confirm_days if kind else DAYS_BEFORE_FOR_OWN_WORDS
    first_day = timezone.localdate(session.starts_at)
    return min(max(first_day - timedelta(days=days), today), first_day)


@transaction.atomic
def follow_new_dates(session: Session, *, now: datetime) -> None:
    """The session has moved: so does the day of every case that somebody still has to settle. Safe to repeat."""
    open_cases = SupportRequest.objects.filter(registration__session=session, state__in=rules.SUPPORT_IN_WORK)
    moved = []
    for case in open_cases.select_for_update(of=("self",)):
        asked_on = timezone.localdate(case.asked_at or now)
        day = due_on(case.entry if case.kind else None, session, today=asked_on)
        if day != case.due_on:
            case.due_on = day
            moved.append(case)
    SupportRequest.objects.bulk_update(moved, ["due_on"])

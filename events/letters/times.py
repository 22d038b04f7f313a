"""When a letter may arrive: nobody's telephone lights up at night for something that can wait. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from events.choices import LetterKind

# These answer what their reader has just done, and are waited for.
ANSWERS = frozenset({LetterKind.SEATED, LetterKind.WAITING, LetterKind.CANCELLED, LetterKind.CHANGED})
# Whoever reads it in the morning needs this long to get ready or to stay at home.
TO_GET_READY = timedelta(hours=3)


def is_quiet(now: datetime) -> bool:
    """Whether people sleep, by the town's clock."""
    hour = timezone.localtime(now).hour
    begins, ends = settings.ENGAWA_QUIET_FROM, settings.ENGAWA_QUIET_UNTIL
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends


def morning_after(now: datetime) -> datetime:
    """When the quiet hours end that ``now`` lies in."""
    local = timezone.localtime(now)
    ends = datetime.combine(local.date(), time(settings.ENGAWA_QUIET_UNTIL), local.tzinfo)
    return ends if ends > local else ends + timedelta(days=1)


def due(kind: LetterKind, *, now: datetime, needed_by: datetime | None = None) -> datetime | None:
    """When it may go; None for at once. ``needed_by``: when the session starts, or an answer is due."""
    if kind in ANSWERS or not is_quiet(now):
        return None
    morning = morning_after(now)
    if needed_by is not None and now < needed_by < morning + TO_GET_READY:
        return None
    return morning

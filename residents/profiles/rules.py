"""How long anything is kept. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

# Without a sign of use; reference: docs/taking-part/profiles.md.
WARNED_BEFORE = timedelta(days=30)
# An open profile closes by itself: many read in a library or on a family's telephone.
IDLE = timedelta(minutes=30)
LONGEST_VISIT = timedelta(hours=8)
# A visit is noted as going on once in this time: reading further is no reason to write.
NOTED_EVERY = timedelta(minutes=1)


def kept_until(used_at: datetime, *, kept_days: int) -> datetime:
    """When it goes if nobody uses it again."""
    return used_at + timedelta(days=kept_days)


def is_over(*, began_at: datetime, last_at: datetime, now: datetime) -> bool:
    """Whether a visit has ended by itself."""
    return now - last_at >= IDLE or now - began_at >= LONGEST_VISIT

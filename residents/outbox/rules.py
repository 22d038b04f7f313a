"""When to try again, and when to stop. Pure."""

from __future__ import annotations

from datetime import timedelta

# A mail server answers within a minute or its connection is cut; after this a claim belongs to a dead worker.
LEASE = timedelta(minutes=5)
# The job that was enqueued with the letter gets this long before the chore takes the letter up.
FIRST_JOB = timedelta(minutes=3)
# A letter that waits in the queue is not put there again within this time, however long the workers are away.
IN_THE_QUEUE = timedelta(minutes=15)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
# Mail servers give up after some days too (RFC 5321, 4.5.4.1: four to five); a later letter would be a surprise.
GIVEN_UP_AFTER = timedelta(days=3)
# A key whose row is gone could be used again: a year is longer than any occasion comes back under one name.
ROWS_KEPT = timedelta(days=365)
# In the queue, where the higher number goes first and everything else stands at 0 or below.
URGENT = 50


def wait_after(tries: int) -> timedelta:
    """Longer and longer, so that a server in trouble is left alone and a short fault costs a minute."""
    return WAITS[min(tries, len(WAITS)) - 1]

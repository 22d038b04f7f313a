"""Codes as personal data: whoever was to be proven, for a day at most."""

from datetime import datetime

from residents import privacy
from residents.codes import rules
from residents.codes.models import Challenge, Count


def erase_old(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- a code is older than that in a day
    """What cannot be used any more, and counts of the past."""
    erased, _by_model = Challenge.objects.filter(expires_at__lt=now - rules.ROWS_KEPT).delete()
    Count.objects.filter(since__lt=now - 2 * rules.DAY).delete()
    return erased


def register() -> None:
    """Say that they go."""
    privacy.register_sweep("codes", erase_old)

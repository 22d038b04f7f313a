"""Until when a place that became free is kept for somebody. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

# With less time than this nobody could be asked and answer: whoever is first gets the place at once.
TOO_LATE_TO_ASK = timedelta(hours=6)
# People sleep at night, and carers read letters in the morning: no answer is due between nine in the evening and nine.
EVENING, MORNING = 21, 9
# The last moment at which the next one could still get ready.
TO_GET_READY = timedelta(hours=2)


def answer_by(*, now: datetime, starts_at: datetime, hours: int) -> datetime | None:
    """The moment until which the place is kept; None when there is no time left to ask.

    Never more than half of the time to the session, so that the next one can be asked as well.
    """
    left = starts_at - now
    if left < TOO_LATE_TO_ASK:
        return None
    usual = _by_day(_full_hour(now + timedelta(hours=hours)), hour=12)
    if usual <= now + left / 2:
        return usual
    shorter = (now + left / 2).replace(minute=0, second=0, microsecond=0)
    by_day = _by_day(shorter, hour=MORNING)
    return by_day if by_day <= starts_at - TO_GET_READY else shorter


def is_shorter_than_usual(*, offered_at: datetime, answer_by: datetime, hours: int) -> bool:
    """Whether less time is left than others get, which must be said."""
    return answer_by - offered_at < timedelta(hours=hours)


def _full_hour(moment: datetime) -> datetime:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return hour if hour == moment else hour + timedelta(hours=1)


def _by_day(moment: datetime, *, hour: int) -> datetime:
    """The same moment, or this hour of the next morning when it falls into the night."""
    local = timezone.localtime(moment)
    if MORNING <= local.hour <= EVENING:
        return moment
    morning = local.replace(hour=hour)
    return morning if local.hour < MORNING else morning + timedelta(days=1)

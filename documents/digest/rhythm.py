"""When the letter goes out. Pure, but for the two settings."""

from datetime import datetime, time, timedelta

from django.conf import settings

from cms.broadcast.timing import WEEK, Rhythm

# A letter that is a day late is still this week's; later it would come on top of the next.
LATEST = timedelta(days=2)


def rhythm() -> Rhythm:
    """The town's weekday and hour."""
    return Rhythm(settings.ENGAWA_DIGEST_WEEKDAY, time(settings.ENGAWA_DIGEST_HOUR), 0)


def is_on() -> bool:
    """Whether the town sends it at all."""
    return settings.ENGAWA_DIGEST_WEEKDAY in range(7)


def next_moment(now: datetime) -> datetime | None:
    """When the next one goes out."""
    return rhythm().next_moment(now) if is_on() else None


def due(now: datetime) -> datetime | None:
    """The moment whose letter ought to be on its way by now."""
    if not is_on():
        return None
    coming = rhythm().next_moment(now)
    last = coming if coming <= now else coming - WEEK
    return last if last <= now <= last + LATEST else None

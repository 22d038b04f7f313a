"""When a programme is due. Pure: the clock is passed in."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(days=7)
# A machine that was off at the hour still makes the programme when it is back on the same day.
LATE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The weekday (Monday is 0) and time a programme goes out, and how many days before that it is put together."""

    weekday: int
    at: time
    days_before: int

    def next_moment(self, now: datetime) -> datetime:
        """The first moment from now on at which a programme goes out."""
        local = timezone.localtime(now)
        day = local.date() + timedelta(days=(self.weekday - local.weekday()) % 7)
        moment = timezone.make_aware(datetime.combine(day, self.at))
        return moment if moment >= now else timezone.make_aware(datetime.combine(day + WEEK, self.at))

    def put_together(self, moment: datetime) -> datetime:
        """When the programme of that moment is put together, so that staff can look at it."""
        return moment - timedelta(days=self.days_before)

    def due(self, now: datetime) -> datetime | None:
        """The moment of the programme that ought to be there by now; None in the days between two."""
        moment = self.next_moment(now)
        if now >= self.put_together(moment):
            return moment
        before = timezone.make_aware(datetime.combine(timezone.localdate(moment) - WEEK, self.at))
        return before if now < before + LATE else None

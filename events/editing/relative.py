"""When registration opens and closes, said as a moment or as a distance from the start: 「3日前 17:00」 「1時間前」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.date_fields import MomentField
from accessibility.dates_as_typed import TimeOfDay, UnreadableError, moment, plain, read_time

_DAYS: Final = re.compile(
    r"(?:開始の?)?(?:(?P<days>\d{1,3})日前|(?P<weeks>\d{1,2})週間?前|(?P<word>当日|前日|前々日))の?(?P<at>.*)"
)
_MINUTES: Final = re.compile(r"(?:開始の?)?(?:(?P<hours>\d{1,3})時間(?P<half>半)?|(?P<minutes>\d{1,4})分)前")
_WORDS: Final = {"当日": 0, "前日": 1, "前々日": 2}
EXAMPLES: Final = _("日時（12/2 17:00）か、始まりからの長さ（3日前 17:00、前日、1時間前）で書けます。")
# A last day without a time counts whole.
WHOLE_DAY: Final = TimeOfDay(time(23, 59))


@dataclass(frozen=True, slots=True)
class Before:
    """A distance from the start: days before, at a time; or a stretch of minutes."""

    days: int = 0
    at: TimeOfDay | None = None
    minutes: int | None = None

    def moment_for(self, starts_at: datetime, *, whole_day: TimeOfDay) -> datetime:
        """The moment for a session that starts then."""
        if self.minutes is not None:
            return starts_at - timedelta(minutes=self.minutes)
        return moment(timezone.localdate(starts_at) - timedelta(days=self.days), self.at or whole_day)


def read_before(text: str) -> Before | None:
    """The distance, or None when the text is none."""
    typed = plain(text)
    if found := _MINUTES.fullmatch(typed):
        return Before(minutes=int(found["hours"] or 0) * 60 + 30 * bool(found["half"]) + int(found["minutes"] or 0))
    if not (found := _DAYS.fullmatch(typed)):
        return None
    days = _WORDS[found["word"]] if found["word"] else int(found["days"] or 0) + 7 * int(found["weeks"] or 0)
    return Before(days=days, at=read_time(found["at"].removesuffix("まで").removesuffix("から")))


class MomentOrBeforeField(MomentField):
    """Takes either; the form that knows the start makes a moment of a ``Before``."""

    def to_python(self, value: Any) -> Any:
        """A moment, a ``Before``, or None."""
        try:
            before = read_before(value) if isinstance(value, str) else None
        except UnreadableError as error:
            raise ValidationError(str(error), code="invalid") from None
        return before or super().to_python(value)


def resolved(given: datetime | Before | None, starts_at: datetime | None, *, opens: bool) -> datetime | None:
    """A moment in any case; None when nothing was said, or nothing can be counted from."""
    if not isinstance(given, Before):
        return given
    whole_day = TimeOfDay(time(0, 0)) if opens else WHOLE_DAY
    return given.moment_for(starts_at, whole_day=whole_day) if starts_at else None

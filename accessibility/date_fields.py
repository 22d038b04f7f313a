"""Form fields for dates and times that take what people type. See ``accessibility/dates_as_typed.py``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.dates_as_typed import TimeOfDay, UnreadableError, read_date, read_moment, read_time

EXAMPLE_OF_MOMENT = _("例：令和8年12月5日 午後2時半、12/5 14:30、2026-12-05 14:30")
EXAMPLE_OF_DAY = _("例：令和8年12月5日、12/5、2026-12-05")
EXAMPLE_OF_TIME = _("例：14:30、午後2時半")


class MomentField(forms.DateTimeField):
    """A day and a time in one field."""

    def to_python(self, value: Any) -> datetime | None:
        """The moment in Japan."""
        if not isinstance(value, str):
            moment: datetime | None = super().to_python(value)
            return moment
        try:
            return read_moment(value, now=timezone.now())
        except UnreadableError as error:
            raise ValidationError(str(error), code="invalid") from None


class DayField(forms.DateField):
    """A day."""

    def to_python(self, value: Any) -> date | None:
        """Without a year, the next such day."""
        if not isinstance(value, str):
            day: date | None = super().to_python(value)
            return day
        try:
            return read_date(value, today=timezone.localdate())
        except UnreadableError as error:
            raise ValidationError(str(error), code="invalid") from None


class TimeOfDayField(forms.CharField):
    """A time; 25:30 is in the night after the day that was named."""

    def clean(self, value: Any) -> Any:
        """A ``TimeOfDay``, or None for a blank."""
        written: str = super().clean(value)
        try:
            return read_time(written)
        except UnreadableError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """A time that was stored, as people write it."""
        return f"{value.time.hour + 24 * value.days_later}:{value.time:%M}" if isinstance(value, TimeOfDay) else value


class DaysField(forms.CharField):
    """Several days, one on each line or with 、 between them."""

    def clean(self, value: Any) -> Any:
        """The days as a list, none twice."""
        written: str = super().clean(value)
        try:
            found = [read_date(text, today=timezone.localdate()) for text in _pieces(written)]
        except UnreadableError as error:
            raise ValidationError(str(error), code="invalid") from None
        return sorted({day for day in found if day})


def _pieces(written: str) -> list[str]:
    return [piece.strip() for line in written.splitlines() for piece in line.replace("、", ",").split(",")]

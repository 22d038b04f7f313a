"""Fields that ask for what a parcel needs, and read it as people really write it."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_POSTCODE = re.compile(r"[0-9]{7}")
_DAY = re.compile(r"(?:(令和|R)?\s*([0-9]{1,4}|元)\s*[年/.\-])?\s*([0-9]{1,2})\s*[月/.\-]\s*([0-9]{1,2})\s*日?")
REIWA = 2018
FIRST_WHOLE_YEAR = 1000


class PostcodeField(forms.CharField):
    """〒384-0011, full-width or without hyphen; cleaned to ``384-0011``, or nothing."""

    def clean(self, value: Any) -> str:
        """Seven digits."""
        written = super().clean(value)
        if not written:
            return ""
        digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", written))
        if not _POSTCODE.fullmatch(digits):
            raise ValidationError(_("郵便番号は7けたの数字です。例：384-0011。分からなければ、空けておいてください。"))
        return f"{digits[:3]}-{digits[3:]}"


class DayField(forms.CharField):
    """「12月5日」「令和8年12月5日」 "2026-12-05": a day to come. Without a year, the next such day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, "required": False, **kwargs})
        self.today: date | None = None

    def clean(self, value: Any) -> Any:
        """A day from today on, or None."""
        written = super().clean(value)
        if not written:
            return None
        found = _DAY.fullmatch(unicodedata.normalize("NFKC", written).strip())
        day = found and _day(*found.groups(), today=self.today or date.min)
        if not day:
            raise ValidationError(_("日にちを確かめてください。例：12月5日"), code="day")
        if self.today and day < self.today:
            raise ValidationError(_("今日よりあとの日にしてください。例：12月5日"), code="past")
        return day


def _day(era: str | None, year: str | None, month: str, day: str, *, today: date) -> date | None:
    try:
        if year is None:
            this_year = date(today.year, int(month), int(day))
            return this_year if this_year >= today else date(today.year + 1, int(month), int(day))
        number = 1 if year == "元" else int(year)
        return date(number + REIWA if era or number < FIRST_WHOLE_YEAR else number, int(month), int(day))
    except ValueError:
        return None

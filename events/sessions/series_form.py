"""「回をまとめて作る」: what staff say once for all sessions of a series."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.date_fields import EXAMPLE_OF_DAY, EXAMPLE_OF_TIME, DayField, DaysField, TimeOfDayField
from accessibility.dates import WEEKDAYS
from events.editing.relative import Before, MomentOrBeforeField
from events.models import WayOffer
from events.sessions.capacity_fields import capacities_in, capacity_fields
from events.sessions.choices import OnHoliday, Rhythm
from events.sessions.rhythm import LAST_WEEK, MOST, Rule
from events.sessions.series import Pattern

WEEKS = [
    ("", _("最初の日と同じ")),
    ("1", _("第1")),
    ("2", _("第2")),
    ("3", _("第3")),
    ("4", _("第4")),
    (str(LAST_WEEK), _("最後")),
]


class SeriesForm(forms.Form):
    """Asks in the order in which people say it: how often, from when until when, at what time, how many people."""

    rhythm = forms.ChoiceField(
        label=_("くり返し方"), choices=Rhythm.choices, initial=Rhythm.WEEKLY, widget=forms.RadioSelect
    )
    every = forms.IntegerField(
        label=_("間隔"),
        min_value=1,
        max_value=12,
        initial=1,
        help_text=_("1は毎週・毎月、2は2週間・2か月ごと。"),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("曜日"),
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("えらばなければ、最初の日と同じ曜日です。日にちでくり返すときは使いません。"),
    )
    week_of_month = forms.TypedChoiceField(
        label=_("第何週か"),
        choices=WEEKS,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("「第何曜日で」のときに使います。"),
    )
    first_on = DayField(label=_("最初の日"), widget=forms.TextInput, help_text=EXAMPLE_OF_DAY)
    last_on = DayField(
        label=_("いつまで"),
        widget=forms.TextInput,
        required=False,
        help_text=_("この日までくり返します。回数を書いたときは、なくてもかまいません。"),
    )
    times = forms.IntegerField(label=_("回数"), min_value=1, max_value=MOST, required=False)
    starts = TimeOfDayField(label=_("始まりの時刻"), help_text=EXAMPLE_OF_TIME)
    ends = TimeOfDayField(label=_("終わりの時刻"), help_text=_("日をまたぐときは「25:30」のように書けます。"))
    on_holiday = forms.ChoiceField(
        label=_("祝日に当たるとき"), choices=OnHoliday.choices, initial=OnHoliday.SKIP, widget=forms.RadioSelect
    )
    rests_at_year_end = forms.BooleanField(
        label=_("年末年始（12月29日から1月3日）は休む"), required=False, initial=True
    )
    left_out = DaysField(
        label=_("そのほかに休む日"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("一行に1日ずつ、または「、」で区切って書きます。例：8/13、8/14"),
    )
    capacity = forms.IntegerField(
        label=_("1回の定員"), min_value=1, required=False, help_text=_("空けておくと、制限なし。")
    )
    opens = MomentOrBeforeField(
        label=_("申し込みの始まり"),
        widget=forms.TextInput,
        required=False,
        help_text=_("始まりからの長さで書きます。例：30日前 9:00。空けておくと、すぐに受け付けます。"),
    )
    closes = MomentOrBeforeField(
        label=_("申し込みの締め切り"),
        widget=forms.TextInput,
        required=False,
        help_text=_(
            "始まりからの長さで書きます。例：3日前 17:00、前日、1時間前。空けておくと、終わりまで受け付けます。"
        ),
    )

    def __init__(self, data: Any = None, *, ways: list[WayOffer]) -> None:
        super().__init__(data)
        self.ways, by_way = ways, capacity_fields(ways)
        self.fields.update(by_way)
        at = list(self.base_fields).index("capacity") + 1
        self.order_fields([*list(self.base_fields)[:at], *by_way])

    def clean_first_on(self) -> date:
        """A series begins today or later."""
        first: date = self.cleaned_data["first_on"]
        if first < timezone.localdate():
            raise forms.ValidationError(_("最初の日を、今日より後にしてください。"))
        return first

    def clean(self) -> dict[str, Any]:
        """An end has to be in sight, and a distance has to be one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned["last_on"] or cleaned["times"]):
            self.add_error("last_on", _("「いつまで」か「回数」の、どちらかを書いてください。"))
        if cleaned.get("last_on") and cleaned.get("first_on") and cleaned["last_on"] < cleaned["first_on"]:
            self.add_error("last_on", _("「いつまで」を、最初の日より後にしてください。"))
        for name in ("opens", "closes"):
            if cleaned.get(name) and not isinstance(cleaned[name], Before):
                self.add_error(name, _("「3日前 17:00」のように、始まりからの長さで書いてください。"))
        if cleaned.get("starts") and cleaned.get("starts") == cleaned.get("ends"):
            self.add_error("ends", _("終わりの時刻を、始まりの時刻より後にしてください。"))
        return cleaned

    def rule(self) -> Rule:
        """On which days."""
        said = self.cleaned_data
        return Rule(
            rhythm=Rhythm(said["rhythm"]),
            first_on=said["first_on"],
            every=said["every"],
            weekdays=tuple(said["weekdays"]),
            week_of_month=said["week_of_month"],
            last_on=said["last_on"],
            times=said["times"],
            on_holiday=OnHoliday(said["on_holiday"]),
            rests_at_year_end=said["rests_at_year_end"],
            left_out=frozenset(said["left_out"]),
        )

    def pattern(self) -> Pattern:
        """What every session says."""
        said = {name: self.cleaned_data[name] for name in ("starts", "ends", "capacity", "opens", "closes")}
        return Pattern(**said, way_capacities=capacities_in(self.cleaned_data, self.ways))

"""When reminders go out and what staff add to them."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.reminders import timing
from events.reminders.models import LONGEST_WORDS, LetterPlan, Reminder

UNITS = {"days": timing.MINUTES_A_DAY, "hours": 60, "minutes": 1}
MOST = 8
SPARE_ROWS = 2


class NumberAsTyped(forms.IntegerField):
    """Digits of either width."""

    def to_python(self, value: Any) -> int | None:
        """７ is 7."""
        return super().to_python(unicodedata.normalize("NFKC", value) if isinstance(value, str) else value)


class ReminderForm(forms.Form):
    """One reminder; left empty it is none."""

    number = NumberAsTyped(
        label=_("どれだけ前に"),
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={
            "invalid": _("数字を入れてください。例：7"),
            "min_value": _("1より大きい数字を入れてください。"),
        },
    )
    unit = forms.ChoiceField(
        label=_("単位"), choices=[("days", _("日前")), ("hours", _("時間前")), ("minutes", _("分前"))], initial="days"
    )
    words = forms.CharField(
        label=_("加える言葉"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例：当日は、メモと飲み物をご用意ください。"),
    )
    words_easy = forms.CharField(
        label=_("加える言葉（やさしい日本語）"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def initial_minutes(self) -> int:
        """What stood there first, to show a sample of it."""
        return int(self.initial["number"]) * UNITS[self.initial["unit"]]

    def minutes(self) -> int | None:
        """How long before the start; None for an empty row."""
        number = self.cleaned_data.get("number")
        return number * UNITS[self.cleaned_data["unit"]] if number else None

    def clean(self) -> dict[str, Any]:
        """No longer before than people keep letters in mind; and words need a time to be sent at."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("number") and given["number"] * UNITS[given.get("unit", "days")] > timing.LONGEST_BEFORE:
            self.add_error("number", _("60日前までにしてください。"))
        if (given.get("words") or given.get("words_easy")) and not given.get("number") and "number" not in self.errors:
            self.add_error("number", _("いつ送るかを入れてください。例：3"))
        return given


class _Reminders(forms.BaseFormSet[ReminderForm]):
    def clean(self) -> None:
        """Two at the same time would be one too many."""
        if any(self.errors):
            return
        moments = [form.minutes() for form in self.forms if form.minutes()]
        if len(moments) != len(set(moments)):
            raise forms.ValidationError(_("同じ時に送る知らせが2つあります。1つにしてください。"))


Reminders = forms.formset_factory(ReminderForm, formset=_Reminders, extra=SPARE_ROWS, max_num=MOST)


class PlanForm(forms.ModelForm[LetterPlan]):
    """What concerns all letters of the event."""

    class Meta:
        model = LetterPlan
        fields = ["calls_too", "thanks", "thanks_words", "thanks_words_easy"]
        widgets = {
            "thanks_words": forms.Textarea(attrs={"rows": 2}),
            "thanks_words_easy": forms.Textarea(attrs={"rows": 2}),
        }


def rows_of(plan: LetterPlan | None) -> list[dict[str, Any]]:
    """What the rows begin with: the event's own reminders, or the usual ones."""
    kept = list(plan.reminders.all()) if plan else [Reminder(minutes_before=minutes) for minutes in timing.USUAL]
    rows = []
    for one in kept:
        number, unit = timing.before_in_words(one.minutes_before)
        rows.append({"number": number, "unit": unit, "words": one.words, "words_easy": one.words_easy})
    return rows

"""The filter above the list of events: a plain GET form that never refuses a visitor."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.when import month_in_words
from events.choices import EventKind, Way
from events.criteria import Criteria, month_span
from events.models.pages import Audience
from events.models.programme import Session

MONTHS_TO_CHOOSE_FROM = 24


class EventFilterForm(forms.Form):
    """Whom it is for, what it is, how to join, when. Every answer may be left open."""

    audience = forms.ModelChoiceField(
        Audience.objects.all(), label=_("対象"), required=False, to_field_name="slug", empty_label=_("すべて")
    )
    kind = forms.ChoiceField(label=_("種類"), required=False, choices=[("", _("すべて")), *EventKind.choices])
    way = forms.ChoiceField(label=_("参加方法"), required=False, choices=[("", _("すべて")), *Way.choices])
    month = forms.ChoiceField(label=_("月"), required=False)
    when = forms.ChoiceField(required=False, choices=[("", ""), ("past", "")], widget=forms.HiddenInput)


def month_choices(*, past: bool, now: datetime) -> list[tuple[str, str]]:
    """The months in which something is (or was) on."""
    sessions = Session.objects.public()
    sessions = sessions.filter(ends_at__lte=now) if past else sessions.filter(ends_at__gt=now)
    months = sessions.datetimes("starts_at", "month", order="DESC" if past else "ASC")[:MONTHS_TO_CHOOSE_FROM]
    return [(f"{m.year}-{m.month:02}", month_in_words(m.date())) for m in months]


class EventFilter:
    """The filter as a visitor set it. What cannot be understood is left out and said so."""

    def __init__(self, data: Mapping[str, Any], *, now: datetime) -> None:
        self.form = EventFilterForm(data or {}, auto_id="filter-%s")
        self.past = data.get("when") == "past"
        month = self.form.fields["month"]
        if isinstance(month, forms.ChoiceField):
            month.choices = [("", _("すべて")), *month_choices(past=self.past, now=now)]
        self.form.is_valid()

    def criteria(self) -> Criteria:
        """What to look for."""
        chosen = self.form.cleaned_data
        month = chosen.get("month")
        audience = chosen.get("audience")
        return Criteria(
            past=self.past,
            kind=chosen.get("kind") or "",
            way=chosen.get("way") or "",
            audience_id=audience.pk if audience else None,
            month=month_span(month, timezone.get_current_timezone()) if month else None,
        )

    @property
    def not_understood(self) -> list[str]:
        """The labels of what could not be understood, for a word to the visitor."""
        return [str(self.form.fields[name].label or _("表示")) for name in self.form.errors]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the time is chosen."""
        return bool(set(self._chosen()) - {"when"})

    @property
    def kept(self) -> dict[str, str]:
        """What choosing other conditions must not lose."""
        return {"when": "past"} if self.past else {}

    @property
    def ways_out(self) -> list[dict[str, Any]]:
        """The link out of conditions that nothing meets."""
        words = _("条件をなくして、すべての催しを見る")
        return [{"title": words, "href": f"?{urlencode(self.kept)}"}] if self.is_narrowed else []

    def query(self) -> str:
        """The choices that were understood, for the addresses of further pages."""
        return urlencode(self._chosen())

    def _chosen(self) -> dict[str, str]:
        understood = self.form.cleaned_data
        words = {
            name: value.slug if isinstance(value, Audience) else value for name, value in understood.items() if value
        }
        return {name: str(word) for name, word in words.items()}

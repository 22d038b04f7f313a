"""What staff say about one session: what happened to it, or how it (and those after it) shall be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.date_fields import EXAMPLE_OF_MOMENT, DayField, MomentField
from events import rules
from events.editing.relative import EXAMPLES, MomentOrBeforeField, resolved
from events.models import Session, SupportOffer, WayOffer
from events.sessions.announcing import Said
from events.sessions.capacity_fields import capacities_in, capacity_fields
from events.sessions.choices import Scope


def said_in(cleaned: dict[str, Any], by: User) -> Said:
    """Who changes a session, and the words for those who come."""
    return Said(by, cleaned["words"], cleaned["words_en"])


class TellForm(forms.Form):
    """The words for everybody concerned."""

    words = forms.CharField(
        label=_("お知らせの言葉"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("わけや、代わりにできること。手紙と、催しのページに出ます。例：大雪のためです。"),
    )
    words_en = forms.CharField(
        label=_("お知らせの言葉（英語、なくてもかまいません）"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        help_text=_("英語のページと、英語の手紙に出ます。日時や中止などは、書かなくても英語で出ます。"),
    )

    def said(self, by: User) -> Said:
        """For the verbs."""
        return said_in(self.cleaned_data, by)


class ChangeForm(forms.Form):
    """When it takes place, for how many, until when people may register and ask for support."""

    starts_at = MomentField(label=_("始まり"), widget=forms.TextInput, help_text=EXAMPLE_OF_MOMENT)
    ends_at = MomentField(label=_("終わり"), widget=forms.TextInput, help_text=EXAMPLE_OF_MOMENT)
    capacity = forms.IntegerField(
        label=_("定員"),
        min_value=0,
        required=False,
        help_text=_("空けておくと、制限なし。減らしても、だれも取り消しません。"),
    )
    registration_opens_at = MomentOrBeforeField(
        label=_("申し込みの始まり"), widget=forms.TextInput, required=False, help_text=EXAMPLES
    )
    registration_closes_at = MomentOrBeforeField(
        label=_("申し込みの締め切り"), widget=forms.TextInput, required=False, help_text=EXAMPLES
    )
    scope = forms.ChoiceField(
        label=_("どの回を変えるか"), choices=Scope.choices, initial=Scope.ONE, widget=forms.RadioSelect
    )
    words = TellForm.base_fields["words"]
    words_en = TellForm.base_fields["words_en"]

    def __init__(
        self,
        data: Any = None,
        *,
        session: Session,
        ways: list[WayOffer],
        offers: list[SupportOffer],
        is_in_series: bool,
    ) -> None:
        super().__init__(data, initial=_as_typed(session))
        self.session, self.ways = session, ways
        by_way = capacity_fields(ways, session.way_capacities)
        self.fields.update(by_way)
        self.offers = [offer for offer in offers if offer.ask_days_before is not None]
        for offer in self.offers:
            last = rules.last_day_to_ask(offer, session)
            self.fields[f"support_{offer.pk}"] = DayField(
                label=_("「%(support)s」の申し出の締め切り") % {"support": offer.get_kind_display()},
                widget=forms.TextInput,
                initial=f"{last:%Y-%m-%d}",
                help_text=_("ふだんは%(days)d日前まで。") % {"days": offer.ask_days_before},
            )
        if not is_in_series:
            del self.fields["scope"]
        first = ["starts_at", "ends_at", "capacity", *by_way]
        self.order_fields(
            [*first, *(name for name in self.fields if name not in {*first, "scope", "words", "words_en"})]
        )

    def clean(self) -> dict[str, Any]:
        """Distances become moments; what cannot be is said beside the field."""
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        for name, opens in (("registration_opens_at", True), ("registration_closes_at", False)):
            if name in cleaned:
                cleaned[name] = resolved(cleaned[name], starts, opens=opens)
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("終わりの時刻を、始まりの時刻より後にしてください。"))
        if ends and ends <= timezone.now():
            self.add_error("ends_at", _("もう過ぎた日時です。これからの日時を書いてください。"))
        opens_at, closes_at = cleaned.get("registration_opens_at"), cleaned.get("registration_closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("registration_closes_at", _("締め切りを、申し込みの始まりより後にしてください。"))
        self._check_support(starts)
        return cleaned

    def _check_support(self, starts: datetime | None) -> None:
        for offer in self.offers:
            last = self.cleaned_data.get(f"support_{offer.pk}")
            if starts and last and last > timezone.localdate(starts):
                self.add_error(f"support_{offer.pk}", _("締め切りを、始まりの日より前にしてください。"))

    def said(self, by: User) -> Said:
        """For the verbs."""
        return said_in(self.cleaned_data, by)

    def how_far(self) -> Scope:
        """How far the change goes."""
        return Scope(self.cleaned_data.get("scope") or Scope.ONE)

    def to(self) -> dict[str, Any]:
        """The session as it shall be. Days for support that are as usual are not kept."""
        said = self.cleaned_data
        names = ("starts_at", "ends_at", "capacity", "registration_opens_at", "registration_closes_at")
        differs = {"support_days": self._support_days(), "way_capacities": self._way_capacities()}
        return {name: said[name] for name in names} | differs

    def _way_capacities(self) -> dict[str, int]:
        """Of ways that the event no longer has, or never asked about here, what was kept stays."""
        asked = [offer for offer in self.ways if f"way_{offer.way}" in self.fields]
        named = {str(offer.way) for offer in asked}
        kept = {way: number for way, number in self.session.way_capacities.items() if way not in named}
        return kept | capacities_in(self.cleaned_data, asked)

    def _support_days(self) -> dict[str, int]:
        day = timezone.localdate(self.cleaned_data["starts_at"])
        before = timezone.localdate(self.session.starts_at)
        days = {}
        for offer in self.offers:
            last = self.cleaned_data[f"support_{offer.pk}"]
            # A day that nobody touched keeps its distance when the session moves.
            untouched = last == rules.last_day_to_ask(offer, self.session)
            found = ((before if untouched else day) - last).days
            if found != offer.ask_days_before:
                days[str(offer.kind)] = found
        return days


def _as_typed(session: Session) -> dict[str, Any]:
    names = ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at")
    moments = {name: getattr(session, name) for name in names}
    typed = {name: f"{timezone.localtime(at):%Y-%m-%d %H:%M}" for name, at in moments.items() if at}
    return typed | {"capacity": session.capacity}

"""What residents fill in about support after they have a place: more of it, an answer, how it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accessibility.choice_details import ChoicesWithDetails
from accessibility.keyed_form import TrappedForm
from events import rules
from events.choices import SupportOutcome
from events.models import Session, SupportOffer, SupportRequest
from events.support.actions import LONGEST_WORDS
from events.support.asking import Wanted
from events.support.fields import chosen_kinds, detail_fields, details_in
from events.support.overview import title_of


class MoreSupportForm(TrappedForm):
    """What can still be asked for, what is asked with it, and a field for everything else."""

    kinds = ChoicesWithDetails(
        label=_("してほしい配慮"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("えらんだものは係が手配します。病気や障害の名前を書く必要はありません。"),
        error_messages={
            "invalid_choice": _(
                "えらんだ配慮の申し出は締め切りました。下の「そのほか」に書くか、電話でご相談ください。"
            )
        },
    )
    note = forms.CharField(
        label=_("そのほか、してほしいこと"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例：ゆっくり話してほしい。文字を22ポイントにしてほしい。"),
        error_messages={"max_length": _("500文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )

    def __init__(self, data: Any = None, *, offers: Sequence[SupportOffer], session: Session, now: datetime) -> None:
        super().__init__(data)
        can_ask = [offer for offer in offers if rules.can_still_ask(offer, session, now=now)]
        self.offered = [str(offer.kind) for offer in can_ask]
        self.fields["kinds"].choices = [(offer.kind, offer.get_kind_display()) for offer in can_ask]  # type: ignore[attr-defined]
        self.fields["kinds"].ask(self, detail_fields(can_ask))  # type: ignore[attr-defined]
        if not can_ask:
            del self.fields["kinds"]

    def clean(self) -> dict[str, Any]:
        """Something must be wanted."""
        cleaned = super().clean()
        if not self.errors and not self._kinds(cleaned) and not str(cleaned.get("note", "")).strip():
            self.add_error("note", _("してほしい配慮をえらぶか、ここに書いてください。"))
        return cleaned

    def wanted(self) -> list[Wanted]:
        """In the words of the actions."""
        details = details_in(self.cleaned_data, self.offered)
        chosen = [Wanted(kind, details.get(kind, "")) for kind in self._kinds(self.cleaned_data)]
        note = self.cleaned_data["note"].strip()
        return [*chosen, Wanted(note=note)] if note else chosen

    def _kinds(self, cleaned: dict[str, Any]) -> list[str]:
        return chosen_kinds(cleaned.get("kinds", []), details_in(cleaned, self.offered))

    def questions(self) -> list[forms.BoundField]:
        """What is asked, in its order."""
        return [self[name] for name in ("kinds", "note") if name in self.fields]


class ReplyForm(forms.Form):
    """A word to the one who sees to it."""

    words = forms.CharField(
        label=_("係への連絡"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("伝えたいことを書いてください。"),
            "max_length": _("1000文字までで書いてください。長いことは電話でもうかがいます。"),
        },
    )


class OutcomeForm(forms.Form):
    """Did it reach you? One press for all; one by one for who wants to say more."""

    answer = forms.ChoiceField(
        label=_("届きましたか"), choices=SupportOutcome.choices, required=False, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("よかったこと、困ったこと"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("書かなくてもかまいません。次の手配に役立てます。"),
        error_messages={"max_length": _("500文字までで書いてください。")},
    )
    # Of several people on one page, whose answer it is: the number of their registration. It stands with the press for
    # all and with the answers one by one, so it has no id.
    who = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput(attrs={"id": False}))

    def __init__(self, data: Any = None, *, cases: Sequence[SupportRequest], who: str = "") -> None:
        super().__init__(data, auto_id=f"id_{who}_%s" if who else "id_%s", initial={"who": who})
        self.cases = {self.name_of(case): case for case in cases}
        # With one there is nothing to tell apart: the buttons ask the same.
        for name, case in self.cases.items() if len(self.cases) > 1 else ():
            self.fields[name] = forms.ChoiceField(
                label=title_of(case),
                choices=SupportOutcome.choices,
                required=False,
                initial=case.outcome,
                widget=forms.RadioSelect,
            )

    @staticmethod
    def name_of(case: SupportRequest) -> str:
        """The field about one case."""
        return f"case_{case.pk}"

    def one_by_one(self) -> list[forms.BoundField]:
        """The fields about single cases."""
        return [self[name] for name in self.cases if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """At least one answer."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self._answers(cleaned):
            self.add_error(None, _("届いたかどうかを、1つえらんでください。"))
        return cleaned

    def answers(self) -> dict[int, SupportOutcome]:
        """For each case what was answered: its own answer, else the one for all."""
        return self._answers(self.cleaned_data)

    def _answers(self, cleaned: dict[str, Any]) -> dict[int, SupportOutcome]:
        said = {case.pk: cleaned.get(name) or cleaned.get("answer") for name, case in self.cases.items()}
        return {pk: SupportOutcome(answer) for pk, answer in said.items() if answer}

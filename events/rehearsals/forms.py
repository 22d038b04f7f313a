"""The short form of a rehearsal: when. Everything else is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.rehearsals.reads import Rehearsal


class RehearsalForm(forms.Form):
    """One question."""

    session = forms.TypedChoiceField(
        label=_("いつ練習しますか"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("練習の日時を1つえらんでください。"),
            "invalid_choice": _("この日時の受付は終わりました。ほかの日時をえらんでください。"),
        },
    )

    def __init__(self, data: Any = None, *, rehearsals: Sequence[Rehearsal]) -> None:
        super().__init__(data)
        open_ones = [rehearsal for rehearsal in rehearsals if not rehearsal.taken]
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            (rehearsal.session.pk, f"{rehearsal.when}（{rehearsal.places}）") for rehearsal in open_ones
        ]
        if len(open_ones) == 1:
            self.fields["session"].initial = open_ones[0].session.pk

"""A database field that holds the key of one kind of support."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.catalogue.reading import Kind, built_in, kind_of, offered_kinds, support_catalogue


class KindField(models.CharField):  # type: ignore[type-arg]
    """A key. Staff choose it from the catalogue as it is when they open the form.

    Not a foreign key: an event keeps what it offers when an entry is taken out of the catalogue, also in old drafts.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """One to choose."""
        kwargs.pop("choices_form_class", None)
        kwargs.pop("form_class", None)
        given = {"label": capfirst(self.verbose_name), "required": not self.blank, "help_text": self.help_text}
        return KindChoice(**(given | kwargs))


class KindChoice(forms.ChoiceField):
    """One of the catalogue; what is chosen already stays possible although it is no longer offered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_with_nothing_chosen, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show what was chosen before, also when nobody can choose it newly."""
        offered: Any = self.choices
        if value and value not in dict(offered):
            self.choices = [*offered, (value, kind_of(value).words)]
        return value

    def valid_value(self, value: str) -> bool:
        """An entry of the catalogue, offered or not."""
        return value in support_catalogue() or built_in(value) is not None


def _with_nothing_chosen() -> list[tuple[str, str]]:
    """Each with the time that it usually takes, so that nobody has to look it up to fill in the next field."""
    return [("", "---------"), *((kind.key, _with_lead(kind)) for kind in offered_kinds())]


def _with_lead(kind: Kind) -> str:
    if kind.lead_days is None:
        return kind.words
    return _("%(support)s（めやす：%(days)d日前まで）") % {"support": kind.words, "days": kind.lead_days}

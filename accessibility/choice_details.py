"""A question that belongs to one choice: the size of the letters, below 「大きな文字の資料」."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget

# A style sheet knows by it that nothing was typed; it is seen and heard by nobody.
NOTHING_TYPED = " "


class ChoicesWithDetails(forms.MultipleChoiceField):
    """Choices, some of which ask for one thing more. ``details`` has the name of that field by the choice's value."""

    def __init__(self, *, details: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.details = dict(details or {})

    def ask(self, form: forms.BaseForm, fields: Mapping[str, tuple[str, forms.Field]]) -> None:
        """Put each choice's own field into the form and below the choice."""
        self.details = {value: name for value, (name, _field) in fields.items()}
        form.fields.update(dict(fields.values()))


def options_of(field: BoundField) -> list[tuple[BoundWidget, BoundField | None]]:
    """Every choice, and the field that belongs below it."""
    details: Mapping[str, str] = getattr(field.field, "details", {})
    options: list[Any] = list(field.subwidgets)
    names = [details.get(str(option.data["value"])) for option in options]
    return [(option, field.form[name] if name else None) for option, name in zip(options, names, strict=True)]

"""The one field that takes a number with a check digit, as people type it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from residents import references


class ReferenceField(forms.CharField):
    """Gives the number as it is kept. Where the check digit finds a slip, ``slip`` is said and nothing looked up."""

    def __init__(self, *, slip: Any, reads: Callable[[str], str] = references.read, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=40, widget=widget, **options)
        self.slip, self.reads = slip, reads

    def clean(self, value: Any) -> Any:
        """Read what was typed."""
        typed = super().clean(value)
        reference = self.reads(typed)
        if typed and not reference:
            raise ValidationError(self.slip, code="slip")
        return reference

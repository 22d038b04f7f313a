"""The field in which somebody says what they want to be called; the same on every form of the house."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from residents.names import holds_an_address, in_one_line

NO_ADDRESS = _("お名前に、URLは入れられません。")


class NameField(forms.CharField):
    """A name in one line, so that it cannot pretend to be more of a letter; otherwise as it was typed."""

    def clean(self, value: Any) -> Any:
        """Take out what nobody sees before asking whether there is anything."""
        name: str = super().clean(in_one_line(str(value)) if value else value)
        if holds_an_address(name):
            raise ValidationError(NO_ADDRESS, code="address")
        return name

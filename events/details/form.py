"""The details in the form in which staff edit an event: one plain field each, kept together in one column."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.translation import gettext_lazy as _

from events.details.catalogue import EVERY, Detail, Fee, Presence, Sort, with_values

# Japan from Okinotorishima to Etorofu, from Yonaguni to Minamitorishima.
LATITUDES, LONGITUDES = (20, 46), (122, 154)
LONGEST = 500
_HIRAGANA = re.compile("[ぁ-ゖゝゞ]")


class KanaField(forms.CharField):
    """Katakana, however somebody typed it: hiragana and half-width kana are turned, not refused."""

    default_validators = [
        RegexValidator(
            r"^[ァ-ヿ０-９Ａ-Ｚａ-ｚ0-9A-Za-z・ー＆、。！？（）()!?&'’\s　]*$", _("カタカナで書いてください。")
        )
    ]

    def to_python(self, value: Any) -> str:
        """As the national model wants it."""
        kept = unicodedata.normalize("NFKC", super().to_python(value) or "")
        return _HIRAGANA.sub(lambda found: chr(ord(found[0]) + 0x60), kept)


class HourField(forms.TimeField):
    """A time of day, kept as the words 13:00."""

    def clean(self, value: Any) -> str:
        """Full-width digits are digits."""
        found = super().clean(unicodedata.normalize("NFKC", value or ""))
        return f"{found:%H:%M}" if found else ""


class CoordinateField(forms.FloatField):
    """A place in Japan; full-width digits are digits."""

    def clean(self, value: Any) -> Any:
        """Somebody copied it from a map."""
        return super().clean(unicodedata.normalize("NFKC", str(value)) if value is not None else value)


_CODES = {Sort.PRESENCE: Presence.choices, Sort.FEE: Fee.choices}
_OTHERS: dict[Sort, tuple[type[forms.Field], dict[str, Any]]] = {
    Sort.AGE: (forms.IntegerField, {"min_value": 0, "max_value": 18}),
    Sort.TIME: (HourField, {}),
    Sort.LATITUDE: (CoordinateField, {"min_value": LATITUDES[0], "max_value": LATITUDES[1], "widget": forms.TextInput}),
    Sort.LONGITUDE: (
        CoordinateField,
        {"min_value": LONGITUDES[0], "max_value": LONGITUDES[1], "widget": forms.TextInput},
    ),
    Sort.KANA: (KanaField, {"max_length": LONGEST}),
}


def field_of(detail: Detail) -> forms.Field:
    """The form field for a detail, never required: what is not known stays unsaid."""
    about: dict[str, Any] = {"label": detail.label, "help_text": detail.hint, "required": False}
    if codes := _CODES.get(detail.sort):
        return forms.ChoiceField(choices=[("", _("答えていません")), *codes], **about)
    kind, more = _OTHERS.get(detail.sort, (forms.CharField, {"max_length": LONGEST}))
    return kind(**about, **more)


class DetailsForm(metaclass=DeclarativeFieldsMetaclass):
    """Reads the details of the event into its fields, and writes them back when the form is good."""

    locals().update({detail.field: field_of(detail) for detail in EVERY})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        details = getattr(kwargs.get("instance"), "details", None) or {}
        known = {detail.field: detail.of(details) for detail in EVERY}
        kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def _post_clean(self) -> None:
        """Beside Django's own writing of fields into the instance. What a screen does not show keeps its answer."""
        super()._post_clean()  # type: ignore[misc]
        fields, cleaned = getattr(self, "fields", {}), getattr(self, "cleaned_data", {})
        instance = getattr(self, "instance", None)
        if instance is not None:
            kept = {detail: detail.of(instance.details or {}) for detail in EVERY}
            said = {
                detail: cleaned[detail.field] for detail in EVERY if detail.field in fields and detail.field in cleaned
            }
            instance.details = with_values(kept | said)

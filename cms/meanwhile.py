"""Two of the staff at one form: whoever presses later sees what the other wrote meanwhile, and loses nothing typed.

A form carries a mark of what stood there when it was opened. When something else stands there by now, nothing is
overwritten: the screen says what it is, keeps what was typed, and a second press is a decision.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

SEEN = "seen"
LONGEST_SHOWN = 120


def mark_of(there: Mapping[str, object]) -> str:
    """A short mark of what stands there. Keyed, because it may be somebody's address."""
    told = json.dumps(dict(there), ensure_ascii=False, sort_keys=True, default=str)
    return salted_hmac("cms.meanwhile", told).hexdigest()[:20]


class Watched:
    """A form that knows what stands there now: what it begins with, by the names of its fields, and ``more``."""

    def __init__(self, form: forms.BaseForm, more: Mapping[str, object] | None = None) -> None:
        self.form = form
        self.there = {name: form.initial[name] for name in form.fields if name in form.initial}
        self.mark = mark_of({**self.there, **(more or {})})
        form.fields[SEEN] = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput, initial=self.mark)

    def is_valid(self) -> bool:
        """Whether everything is right, and nobody came first."""
        if not self.form.is_valid():
            return False
        seen = self.form.cleaned_data.pop(SEEN, "")
        if seen in {"", self.mark}:
            return True
        self.form.add_error(None, self._words())
        # The next press knows what this screen has told.
        again: Any = self.form.data
        again = again.copy()
        again[self.form.add_prefix(SEEN)] = self.mark
        self.form.data = again
        return False

    def _words(self) -> str:
        now = "".join(self._told(name) for name in self.there if self._differs(name))
        parts = (
            _("この画面を開いたあとに、ほかの職員が変えました。まだ何も上書きしていません。"),
            now,
            _("入れたものは、下に残っています。これでよければ、もう一度押してください。"),
        )
        return "".join(part for part in parts if part)

    def _differs(self, name: str) -> bool:
        typed, there = self.form[name].data, self.there[name]
        return str(typed) != str(there) and self.form.fields[name].has_changed(there, typed)

    def _told(self, name: str) -> str:
        field = self.form.fields[name]
        said = {"field": field.label, "value": _in_words(field, self.there[name])[:LONGEST_SHOWN]}
        return _("いまの「%(field)s」：%(value)s。") % said


def _in_words(field: forms.Field, value: Any) -> str:
    if value in (None, "", [], False):
        return _("なし")
    if value is True:
        return _("はい")
    known = {str(key): str(label) for key, label in getattr(field, "choices", None) or ()}
    several = value if isinstance(value, list | tuple | set) else [value]
    return "、".join(known.get(str(one), str(one)) for one in several)

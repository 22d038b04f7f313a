"""One session in the page's editor: takes dates as people type them, and notices changes made elsewhere meanwhile."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from accessibility.date_fields import EXAMPLE_OF_MOMENT, MomentField
from events.editing.relative import EXAMPLES, MomentOrBeforeField, resolved

FIELDS = {
    "starts_at": MomentField,
    "ends_at": MomentField,
    "registration_opens_at": MomentOrBeforeField,
    "registration_closes_at": MomentOrBeforeField,
}


class SessionForm(WagtailAdminModelForm):
    """A row of the editor."""

    data: Any
    # When this session was last changed elsewhere, as far as this screen knows.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in FIELDS.items():
            if plain := self.fields.get(name):
                words = EXAMPLE_OF_MOMENT if kind is MomentField else f"{plain.help_text}{EXAMPLES}"
                self.fields[name] = kind(
                    label=plain.label, required=plain.required, help_text=words, widget=plain.widget
                )
        self.fields["seen"].initial = self._stamp()

    def _stamp(self) -> str:
        return self.instance.changed_at.isoformat() if self.instance.changed_at else ""

    def clean(self) -> dict[str, Any]:
        """A distance from the start becomes a moment; a row that changed elsewhere is not overwritten."""
        cleaned: dict[str, Any] = super().clean()
        for name, opens in (("registration_opens_at", True), ("registration_closes_at", False)):
            if name in cleaned:
                cleaned[name] = resolved(cleaned[name], cleaned.get("starts_at"), opens=opens)
        if "news" in self.changed_data and "news_en" not in self.changed_data:
            # English that tells of something else is worse than none.
            cleaned["news_en"] = ""
        opens_at, closes_at = cleaned.get("registration_opens_at"), cleaned.get("registration_closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("registration_closes_at", _("締め切りを、申し込みの始まりより後にしてください。"))
        if self.instance.pk and cleaned.get("seen", "") != self._stamp():
            self._show_what_is_so_now()
            self.add_error(
                None,
                _(
                    "この画面を開いている間に、この回がほかの画面で変わりました。"
                    "いまの内容を入れ直しました。確かめて、もう一度保存してください。"
                ),
            )
        return cleaned

    def _show_what_is_so_now(self) -> None:
        """Everything else on the page stays as it was typed; only this row is shown anew."""
        shown = self.data.copy()
        for name in self.fields:
            if name not in {"id", "ORDER", "DELETE"}:
                value = self._stamp() if name == "seen" else getattr(self.instance, name)
                shown[self.add_prefix(name)] = value
        self.data = shown

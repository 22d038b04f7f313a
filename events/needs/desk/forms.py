"""What staff fill in while the resident is on the telephone or stands at the counter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.profiles.forms import NeedsForm
from residents.profiles.models import Consent


class DeskNeedsForm(NeedsForm):
    """The same questions. That this may be kept, the resident says themselves, and how they said it is written down."""

    consent = forms.ChoiceField(
        label=_("ご本人が、預かってよいと言いましたか"),
        choices=[(how.value, how.label) for how in Consent if how != Consent.WEB],
        widget=forms.RadioSelect,
        help_text=_("何を預かり、いつ消すかを読み上げてから、おたずねください。ご家族の言葉だけでは預かれません。"),
        error_messages={"required": _("ご本人の同意を、どうやって聞いたかをえらんでください。")},
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None, is_new: bool) -> None:
        super().__init__(data, initial=initial, is_new=False)
        # How this clerk's own screen looks is nobody's need.
        del self.fields["keep_look"]
        if not is_new:
            del self.fields["consent"]

    def clean(self) -> dict[str, Any]:
        """As on the site, without the look."""
        return (super().clean() or {}) | {"keep_look": True}

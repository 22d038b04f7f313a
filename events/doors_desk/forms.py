"""One way in, as staff write it: only the fields that this way of joining has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import Way
from events.doors.jitsi import server
from events.doors.models import Door
from events.doors.telephone import call

FIELDS_OF = {
    Way.VIDEO: ("makes_room", "url", "words", "words_en"),
    Way.PHONE: ("dial_in", "pin", "words", "words_en"),
    Way.LISTEN: ("makes_room", "url", "dial_in", "pin", "words", "words_en"),
    Way.TEXT: ("url", "words", "words_en"),
    Way.LATER: ("url", "words", "words_en"),
    Way.POST: ("words", "words_en"),
    Way.IN_PERSON: ("room", "words", "words_en"),
}


class DoorForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is empty is not told; with everything empty there is no way in."""

    tell = forms.BooleanField(
        label=_("申し込んだ方に、新しいつなぎ先を知らせる"),
        required=False,
        initial=True,
        help_text=_("メールの方には手紙を送り、電話の方は「電話でお知らせする方」に出ます。"),
    )

    class Meta:
        model = Door
        fields = ("makes_room", "url", "dial_in", "pin", "room", "words", "words_en")
        widgets = {"words": forms.Textarea(attrs={"rows": 3}), "words_en": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, way: Way, holders: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.Meta.fields) - set(FIELDS_OF[way]):
            self.fields.pop(name)
        # A room on a server that there is not would leave everybody before a closed door.
        if server() is None:
            self.fields.pop("makes_room", None)
        if not holders:
            self.fields.pop("tell")

    def clean_dial_in(self) -> str:
        """A number that a telephone can dial, as people write them."""
        dial_in = str(self.cleaned_data["dial_in"]).strip()
        if dial_in and not call(dial_in):
            raise forms.ValidationError(_("電話番号を確かめてください。例：050-1234-5678"), code="number")
        return dial_in

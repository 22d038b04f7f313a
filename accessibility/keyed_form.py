"""Forms of people without an account: a trap for programs, and a key against double presses."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

# The field that nobody sees (components/trap). It is called what programs look for.
TRAP = "website"
# A form may lie open for a day, or wait in a phone that lost its line.
KEY_AGE_SECONDS = 7 * 24 * 60 * 60


def new_key(salt: str) -> str:
    """A key for a form that is opened now; ``salt`` says of which form."""
    return signing.TimestampSigner(salt=salt).sign(secrets.token_urlsafe(16))


def key_inside(signed: str, *, salt: str) -> str:
    """The key of a form that was sent, however long ago it was made; "" for one that is not ours."""
    try:
        return signing.TimestampSigner(salt=salt).unsign(signed)
    except signing.BadSignature:
        return ""


class TrappedForm(forms.Form):
    """Programs that fill in every field give themselves away."""

    website = forms.CharField(required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Nobody is told why: a program would learn from it, and whoever was taken for one presses again."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get(TRAP):
            self.add_error(None, _("受け付けられませんでした。もう一度ボタンを押すか、電話でお知らせください。"))
        return cleaned


class KeyedForm(TrappedForm):
    """``form_key`` is made with the form, so that sending it twice is one thing; ``salt`` says of which form.

    A key that is too old or not ours is replaced; one more press is all it takes, and what was typed stays.
    """

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    salt: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = new_key(self.salt)

    def clean(self) -> dict[str, Any]:
        """Look at the key."""
        cleaned = super().clean()
        try:
            signer = signing.TimestampSigner(salt=self.salt)
            cleaned["form_key"] = signer.unsign(self.data.get("form_key", ""), max_age=KEY_AGE_SECONDS)
        except signing.BadSignature:
            self.add_error(
                None,
                _("画面を開いてから時間がたちました。書いたことはそのままです。もう一度ボタンを押してください。"),
            )
            again: Any = self.data
            self.data = again = again.copy()
            again["form_key"] = new_key(self.salt)
        return cleaned

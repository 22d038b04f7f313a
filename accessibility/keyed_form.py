"""Forms of people without an account: a key against double presses, and a trap for programs."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

# A form may lie open for a day, or wait in a phone that lost its line.
KEY_AGE_SECONDS = 7 * 24 * 60 * 60


class KeyedForm(forms.Form):
    """``form_key`` is made with the form, so that sending it twice is one thing; ``salt`` says of which form.

    A key that is too old or not ours is replaced; one more press is all it takes, and what was typed stays.
    """

    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    # Hidden from people; programs that fill in every field give themselves away.
    website = forms.CharField(required=False, max_length=200)

    salt: ClassVar[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = self.new_key()

    @classmethod
    def new_key(cls) -> str:
        """A key for a form that is opened now."""
        return signing.TimestampSigner(salt=cls.salt).sign(secrets.token_urlsafe(16))

    @classmethod
    def key_inside(cls, signed: str) -> str:
        """The key of a form that was sent, however long ago it was made; "" for one that is not ours."""
        try:
            return signing.TimestampSigner(salt=cls.salt).unsign(signed)
        except signing.BadSignature:
            return ""

    def clean(self) -> dict[str, Any]:
        """Look at trap and key."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("website"):
            self.add_error(None, _("受け付けられませんでした。もう一度ボタンを押すか、電話でお知らせください。"))
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
            again["form_key"] = self.new_key()
        return cleaned

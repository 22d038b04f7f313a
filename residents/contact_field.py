"""The one field in which somebody says how to reach them; the same on every form of the house."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from residents.contact_points import ContactPoint

# A browser may offer one purpose only (HTML, "autofill detail tokens"), and of the two the address is longer to type.
CONTACT_ATTRS = {"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}


class ContactField(forms.CharField):
    """One field for an e-mail address or a telephone number, cleaned to a ``ContactPoint``.

    ``by_post`` where letters on paper are sent as well: a postal address is then as good as the two others.
    """

    def __init__(self, *, by_post: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.by_post = by_post

    def clean(self, value: Any) -> Any:
        """Read what was written, and say with an example how to go on when it is neither."""
        written = super().clean(value)
        if not written:
            return None
        contact = ContactPoint.parse(written, by_post=self.by_post)
        if contact is None and "@" in written.replace("＠", "@"):
            raise ValidationError(_("メールアドレスを確かめてください。例：hanako@example.jp"), code="email")
        if contact is None and self.by_post:
            raise ValidationError(
                _(
                    "メールアドレス、電話番号、住所のどれか1つを入れてください。"
                    "例：hanako@example.jp、0267-12-3456、〒384-0301 佐久市臼田123"
                ),
                code="contact",
            )
        if contact is None:
            raise ValidationError(
                _("メールアドレスか電話番号を入れてください。例：hanako@example.jp、0267-12-3456"), code="contact"
            )
        return contact

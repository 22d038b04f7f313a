"""What residents fill in to come back to a registration without its link."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from residents import references
from residents.contact_field import CONTACT_ATTRS, ContactField


class FindRegistrationForm(forms.Form):
    """The reference and the contact point given with it: both are needed, so that nobody can try out numbers."""

    reference = forms.CharField(
        label=_("受付番号"),
        max_length=40,
        help_text=_("控えにある8けたの数字です。例：4821-7306"),
        error_messages={"required": _("受付番号を入れてください。例：4821-7306")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    contact = ContactField(
        by_post=True,
        label=_("申し込みのときの連絡先"),
        max_length=350,
        help_text=_("申し込みのときに書いたメールアドレス、電話番号、または住所です。"),
        error_messages={"required": _("申し込みのときのメールアドレスか電話番号を入れてください。")},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )

    def clean_reference(self) -> str:
        """A slip of the finger is found by the check digit, before anybody looks anything up."""
        reference = references.read(self.cleaned_data["reference"])
        if not reference:
            raise ValidationError(_("受付番号の数字を確かめてください。8けたの数字です。例：4821-7306"), code="slip")
        return reference

"""What residents fill in to come back to a registration without its link."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from residents.contact_field import CONTACT_ATTRS, ContactField
from residents.reference_field import ReferenceField


class FindRegistrationForm(forms.Form):
    """The reference and the contact point given with it."""

    reference = ReferenceField(
        label=_("受付番号"),
        help_text=_("控えにある8けたの数字です。例：4821-7306"),
        error_messages={"required": _("受付番号を入れてください。例：4821-7306")},
        slip=_("受付番号の数字を確かめてください。8けたの数字です。例：4821-7306"),
    )
    contact = ContactField(
        by_post=True,
        label=_("申し込みのときの連絡先"),
        max_length=350,
        help_text=_("申し込みのときに書いたメールアドレス、電話番号、または住所です。"),
        error_messages={"required": _("申し込みのときのメールアドレスか電話番号を入れてください。")},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )

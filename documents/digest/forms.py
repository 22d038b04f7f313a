"""What somebody fills in to get the letter, and to change how it comes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accessibility.keyed_form import TrappedForm
from documents.digest.models import Version
from residents.contact_points import normalised_email

TOLD, NEUTRAL = "told", "neutral"
EXAMPLE = _("メールアドレスを確かめてください。例：hanako@example.jp")


class MannerForm(forms.Form):
    """In which words, and with what subject."""

    version = forms.ChoiceField(
        label=_("どの言葉で届けますか"),
        choices=Version.choices,
        initial=Version.JAPANESE,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("言葉を1つえらんでください。"),
            "invalid_choice": _("言葉を1つえらんでください。"),
        },
    )
    subject = forms.ChoiceField(
        label=_("メールの件名"),
        choices=[(TOLD, _("資料の数を書く。例：縁側市の新しい資料（3件）")), (NEUTRAL, _("「お知らせ」とだけ書く"))],
        initial=TOLD,
        widget=forms.RadioSelect,
        help_text=_("ほかの人とメールをいっしょに使っている方は、下をえらべます。"),
        error_messages={
            "required": _("件名を1つえらんでください。"),
            "invalid_choice": _("件名を1つえらんでください。"),
        },
    )

    @property
    def manner(self) -> dict[str, Any]:
        """What was chosen, in the words of the actions."""
        chosen = self.cleaned_data
        return {"version": Version(chosen["version"]), "neutral_subject": chosen["subject"] == NEUTRAL}


class SubscribeForm(TrappedForm, MannerForm):
    """The address, and a trap for programs."""

    email = forms.CharField(
        label=_("メールアドレス"),
        max_length=254,
        help_text=_("お知らせを送るためだけに使います。やめると、すぐに消します。例：hanako@example.jp"),
        error_messages={
            "required": _("メールアドレスを入れてください。例：hanako@example.jp"),
            "max_length": EXAMPLE,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}),
    )
    field_order = ("email", "version", "subject")

    def clean_email(self) -> str:
        """Full-width letters are understood; what cannot be an address is said with an example."""
        if not (email := normalised_email(self.cleaned_data["email"])):
            raise ValidationError(EXAMPLE, code="email")
        return email

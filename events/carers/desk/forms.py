"""What staff fill in while carer or resident are on the telephone or stand at the counter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.carers.forms import MandateForm
from residents.mandates.choices import Confirmation


class DeskMandateForm(MandateForm):
    """The same questions, and whether the resident is there to say yes at once."""

    here = forms.ChoiceField(
        label=_("ご本人の確認"),
        choices=[
            ("", _("あとで確かめる")),
            *((how.value, how.label) for how in Confirmation if how != Confirmation.LINK),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "ご本人と話して「はい」と聞いたときだけ、えらんでください。代わりをする方の言葉だけでは始めません。"
        ),
    )
    salt = "events.carers.desk"
    asked = (*MandateForm.asked, "here")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact = self.fields["resident_contact"]
        contact.help_text = _("窓口でご本人と会ったときは、代わりをする方と同じ連絡先でもかまいません。")

    def says_yes_to_themselves(self, cleaned: dict[str, Any]) -> bool:
        """At the counter staff see two people, even if both are reached by one telephone."""
        return cleaned.get("here") != Confirmation.COUNTER and super().says_yes_to_themselves(cleaned)

"""How somebody wants the letters about one registration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import LetterWords

YES, NO = "yes", "no"
# An empty value would read as a question that need not be answered.
USUAL = "usual"


class LettersForm(forms.Form):
    """Their words, whether reminders come, and what their subject says."""

    words = forms.ChoiceField(
        label=_("手紙のことば"),
        choices=[(value or USUAL, label) for value, label in LetterWords.choices],
        widget=forms.RadioSelect,
    )
    reminders = forms.ChoiceField(
        label=_("前もっての知らせと、終わったあとのお礼"),
        choices=[(YES, _("ほしい")), (NO, _("いらない"))],
        widget=forms.RadioSelect,
        help_text=_("中止や日時の変更は、「いらない」でもお知らせします。"),
    )
    subject = forms.ChoiceField(
        label=_("手紙の件名"),
        choices=[(YES, _("「お知らせ」とだけ書く")), (NO, _("催しの名前を書く"))],
        widget=forms.RadioSelect,
        help_text=_("「お知らせ」だけにすると、手紙の中にも催しの名前を書きません。"),
    )

    def chosen(self) -> dict[str, Any]:
        """For the registration."""
        return {
            "letters_in": self.cleaned_data["words"].replace(USUAL, ""),
            "wants_reminders": self.cleaned_data["reminders"] == YES,
            "neutral_subject": self.cleaned_data["subject"] == YES,
        }

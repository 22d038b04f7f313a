"""What is asked about a person on every form of this room, and who reads the answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.choices import LetterWords
from events.places.people import LONGEST_NAME, MOST, people_in
from events.places.wishes import Companion
from residents.name_field import NO_ADDRESS, NameField
from residents.names import holds_an_address


class PeopleField(forms.CharField):
    """Names, one in each line, cleaned to a list of ``Companion``. Works without scripts, and in any number."""

    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        """Read the lines; say how many and how long when it is too much."""
        people: list[Companion] = people_in(super().clean(value))
        if len(people) > MOST:
            raise ValidationError(
                _("いっしょに申し込めるのは%(most)d人までです。もっと多いときは、電話でご相談ください。")
                % {"most": MOST},
                code="too_many",
            )
        if any(max(len(person.name), len(person.reading)) > LONGEST_NAME for person in people):
            raise ValidationError(_("お名前は100文字までで、1行に1人ずつ入れてください。"), code="too_long")
        if any(holds_an_address(f"{person.name} {person.reading}") for person in people):
            raise ValidationError(NO_ADDRESS, code="address")
        return people


class PersonForm(forms.Form):
    """Name or nickname, and what may be said besides."""

    name = NameField(
        label=_("お名前（ニックネームでもかまいません）"),
        max_length=LONGEST_NAME,
        help_text=_(
            "見るのは係の職員だけです。参加者の名簿は出しません。手紙の宛名と、当日お呼びするために使うので、"
            "呼ばれたい名前を入れてください。"
        ),
        error_messages={
            "required": _("お名前を入れてください。ニックネームでもかまいません。"),
            "max_length": _("お名前は100文字までで入れてください。"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    reading = NameField(
        label=_("お名前のよみがな"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("電話でお呼びするときに、まちがえないために使います。例：やまだ はなこ"),
        error_messages={"max_length": _("よみがなは100文字までで入れてください。")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    staff_note = forms.CharField(
        label=_("係への連絡"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例：当日の朝に電話をください。車いすで行きます。読むのは係の職員だけです。"),
        error_messages={"max_length": _("500文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )
    letters_in = forms.ChoiceField(label=_("手紙のことば"), required=False, choices=LetterWords.choices)
    neutral_subject = forms.BooleanField(
        label=_("手紙の件名に、催しの名前を出さない"),
        required=False,
        help_text=_("手紙の件名を、ほかの人に見られて困るときに。"),
    )
    no_reminders = forms.BooleanField(label=_("催しの前の知らせは、いらない"), required=False)

    def said(self) -> dict[str, Any]:
        """The answers, by the names that ``Wish`` and ``Change`` have for them."""
        names = ("name", "reading", "staff_note", "letters_in", "neutral_subject")
        return {name: self.cleaned_data[name] for name in names} | {
            "wants_reminders": not self.cleaned_data["no_reminders"]
        }

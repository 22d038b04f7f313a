"""The form with which staff mend one reading."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accessibility.models import IS_KANA, IS_ONE_WORD, ReadingEntry
from accessibility.readings.kana import hiragana
from accessibility.readings.words import HAS_HAN, aligned

EVERYWHERE, ONE_PAGE = "everywhere", "page"
_OTHER_LETTERS = re.compile("[A-Za-z0-9]")


class ReadingForm(forms.Form):
    """A word of the page, how it is read, and why. What was typed stays in the fields when something is wrong."""

    surface = forms.CharField(
        label=_("言葉"),
        max_length=100,
        validators=[IS_ONE_WORD],
        error_messages={"required": _("言葉を入れてください。例：縁側市")},
        help_text=_("ページに書いてあるとおりに。前後の字もいっしょに入れると、その言葉だけが変わります。例：中込会館"),
    )
    reading = forms.CharField(
        label=_("正しい読み"),
        max_length=200,
        error_messages={"required": _("読みを、ひらがなで入れてください。例：えんがわし")},
        help_text=_("ひらがなで、言葉ぜんぶの読みを。例：なかごみかいかん"),
    )
    scope = forms.ChoiceField(
        label=_("どこで"),
        choices=[(EVERYWHERE, _("すべてのページで")), (ONE_PAGE, _("このページだけで"))],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("同じ字を、ほかのページではちがう読みにするときは、「このページだけで」を選んでください。"),
    )
    note = forms.CharField(
        label=_("メモ（なくてもかまいません）"),
        max_length=200,
        required=False,
        help_text=_("どこで確かめたかなど。町の外には出ません。"),
    )
    even_if_short = forms.BooleanField(
        label=_("一字でも登録する"),
        required=False,
        help_text=_("ほかの言葉の中にある同じ字の読みも、変わることがあります。"),
    )

    def clean_surface(self) -> str:
        """Kana are read as they stand. Words in other letters have no reading above them, but are said."""
        surface = unicodedata.normalize("NFC", self.cleaned_data["surface"])
        if not HAS_HAN.search(surface) and not _OTHER_LETTERS.search(unicodedata.normalize("NFKC", surface)):
            raise ValidationError(
                _("漢字のある言葉を入れてください。声のためには、英字や数字の言葉も入れられます。例：縁側市、SDGs")
            )
        return surface

    def clean_reading(self) -> str:
        """However it was typed, hiragana is kept: ﾅｶｺﾞﾐ and ナカゴミ are なかごみ."""
        reading = hiragana(unicodedata.normalize("NFKC", self.cleaned_data["reading"]))
        reading = "".join(reading.split())
        IS_KANA(reading)
        return reading

    def clean(self) -> dict[str, Any]:
        """What only word and reading together can show."""
        found: dict[str, Any] = super().clean() or {}
        surface, reading = found.get("surface", ""), found.get("reading", "")
        if len(surface) == 1 and not found.get("even_if_short"):
            words = _("前後の字もいっしょに入れてください。一字だけだと、ほかの言葉の中の「%(word)s」も変わります。")
            self.add_error("surface", ValidationError(words, params={"word": surface}))
        if surface and reading and not _fits(surface, reading):
            words = _("送りがなもふくめて、「%(word)s」ぜんぶの読みを書いてください。例：申し込み → もうしこみ")
            self.add_error("reading", ValidationError(words, params={"word": surface}))
        return found

    def save(self, page: Any) -> ReadingEntry:
        """One entry per word and scope: mending twice replaces what was mended before.

        What is to hold everywhere holds on this page too, so the page's own entry goes.
        """
        surface, is_of_page = self.cleaned_data["surface"], self.cleaned_data["scope"] == ONE_PAGE
        values = {name: self.cleaned_data[name] for name in ("reading", "note")}
        with transaction.atomic():
            if not is_of_page:
                ReadingEntry.objects.filter(surface=surface, page_id=page.pk).delete()
            where = {"page_id": page.pk} if is_of_page else {"page": None}
            entry, _made = ReadingEntry.objects.update_or_create(surface=surface, **where, defaults=values)
        return entry


def _fits(surface: str, reading: str) -> bool:
    """Whether the word's own kana are found in its reading."""
    has_kana = any("ぁ" <= letter <= "ゖ" for letter in surface)
    return not has_kana or len(aligned(surface, reading)) > 1

"""The choices of the display preferences page, in the words people see."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accessibility.preferences import CHOICES, DEFAULT, DisplayPreferences

WORDS: dict[str, dict[str, Any]] = {
    "text": {
        "100": _("ふつう（100パーセント）"),
        "125": _("125パーセント"),
        "150": _("150パーセント"),
        "200": _("2倍（200パーセント）"),
        "300": _("3倍（300パーセント）"),
        "400": _("4倍（400パーセント）"),
    },
    "spacing": {"normal": _("ふつう"), "wide": _("広い"), "wider": _("もっと広い")},
    "colours": {
        "auto": _("端末の設定に合わせる"),
        "standard": _("明るい色"),
        "dark": _("暗い色"),
        "black-yellow": _("黒地に黄色の文字"),
        "black-white": _("黒地に白の文字"),
        "cream": _("クリーム色の地に黒い文字"),
    },
    "furigana": {"off": _("付けない"), "on": _("漢字に付ける")},
    "light": {"off": _("画像も見る"), "on": _("軽くする（画像は、見たいものだけを選んで見る）")},
}


def _choice(name: str, label: Any, help_text: Any = "") -> forms.ChoiceField:
    # One place for the values (preferences) and one for the words: a value without words stops the start-up.
    choices = [(value, WORDS[name][value]) for value in CHOICES[name]]
    refusal = format_lazy(_("「{name}」は、出ている中から一つ選んでください。"), name=label)
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        widget=forms.RadioSelect,
        initial=getattr(DEFAULT, name),
        error_messages={"invalid_choice": refusal, "required": refusal},
    )


class DisplayForm(forms.Form):
    """Display preferences as radio buttons. Everything is seen at once; nothing hides in a menu."""

    text = _choice("text", _("文字の大きさ"))
    spacing = _choice("spacing", _("文字や行の間"))
    colours = _choice("colours", _("色"))
    furigana = _choice("furigana", _("ふりがな"))
    light = _choice("light", _("通信量"), _("画像や動く仕組みを読み込みません。電話回線でも早く開きます。"))

    def preferences(self) -> DisplayPreferences:
        """What was chosen."""
        return DisplayPreferences(**self.cleaned_data)

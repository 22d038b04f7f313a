"""The choices of the display preferences page, and the number that brings them from elsewhere."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accessibility.display.code import CodeError, preferences_of
from accessibility.display.words import LABELS, WORDS
from accessibility.preferences import CHOICES, DEFAULT, DisplayPreferences

# What belongs together lies behind one line of the page; the first lies open.
GROUPS = (
    (_("文字の大きさと書体"), ("text", "font")),
    (_("色"), ("colours",)),
    (_("行や文字の間"), ("line", "paragraph", "letter", "word", "width")),
    (_("漢字とことば"), ("furigana", "easy")),
    (_("音声・ページの並び・通信量"), ("audio", "layout", "light")),
)
HELP: dict[str, Any] = {
    "font": _(
        "端末に入っている書体を使います。UDデジタル教科書体は、Windows 10からは初めから入っています。"
        "ほかの端末では、UDデジタル教科書体かOpenDyslexicを入れると使えます。"
    ),
    "colours": _("選ぶまでは、端末の明るさやコントラストの設定に合わせます。"),
    "word": _("英語など、単語の間を空けて書くことばに効きます。"),
    "furigana": _("学年は、小学校でその漢字を習う学年です。"),
    "layout": _("「かんたん」では、上にあるものをへらし、ボタンを大きくします。"),
    "light": _("画像や動く仕組みを読み込みません。電話回線でも早く開きます。"),
}


def _choice(name: str) -> forms.ChoiceField:
    # One place for the values (preferences) and one for the words: a value without words stops the start-up.
    refusal = format_lazy(_("「{name}」は、出ている中から一つ選んでください。"), name=LABELS[name])
    return forms.ChoiceField(
        label=LABELS[name],
        help_text=HELP.get(name, ""),
        choices=[(value, WORDS[name][value]) for value in CHOICES[name]],
        widget=forms.RadioSelect,
        initial=getattr(DEFAULT, name),
        error_messages={"invalid_choice": refusal, "required": refusal},
    )


class DisplayForm(forms.Form):
    """Display preferences as radio buttons, in groups that say what is chosen while they are closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({name: _choice(name) for name in LABELS})

    def preferences(self) -> DisplayPreferences:
        """What was chosen."""
        return DisplayPreferences(**self.cleaned_data)

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups with their fields, what is chosen in each, and whether it lies open."""
        for number, (title, names) in enumerate(GROUPS):
            fields = [self[name] for name in names]
            chosen = [words for field in fields if (words := _chosen(field))]
            yield {
                "title": title,
                "fields": fields,
                "chosen": chosen,
                "is_open": not number or any(field.errors for field in fields),
            }


def _chosen(field: BoundField) -> Any:
    value = field.value()
    return WORDS[field.name].get(value) if value != getattr(DEFAULT, field.name) else None


class CodeForm(forms.Form):
    """The number of somebody's choices, as it was heard on the telephone or read from another screen."""

    code = forms.CharField(
        label=_("見え方の番号"),
        help_text=_("10けたの数字です。例：1000-000-064"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code-input"}),
        error_messages={
            "required": _("見え方の番号を入れてください。例：1000-000-064"),
            "max_length": _("番号は10けたの数字です。もう一度入れてください。"),
        },
    )

    def clean_code(self) -> DisplayPreferences:
        """The choices behind the number."""
        try:
            return preferences_of(self.cleaned_data["code"])
        except CodeError as error:
            raise forms.ValidationError(error.words) from error

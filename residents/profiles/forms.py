"""What people fill in about their own profile. Every form says what it is for beside the field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accessibility.choice_details import NOTHING_TYPED, ChoicesWithDetails
from accessibility.keyed_form import TrappedForm
from residents.codes.actions import looks_like_a_code
from residents.contact_field import CONTACT_ATTRS, ContactField
from residents.name_field import NameField
from residents.profiles import numbers
from residents.profiles.actions import Needs
from residents.profiles.offers import Suggestion, offers

DETAIL = "detail_"
LONGEST_DETAIL = 100


class AskForCodeForm(TrappedForm):
    """An address, to which a one-time code is sent. Whether it is known here nobody is told."""

    contact = ContactField(
        label=_("メールアドレス"),
        max_length=254,
        help_text=_("番号を送るために使います。例：hanako@example.jp"),
        error_messages={
            "required": _("メールアドレスを入れてください。例：hanako@example.jp"),
            "max_length": _("メールアドレスは1つだけ入れてください。"),
        },
        widget=forms.TextInput(attrs=CONTACT_ATTRS | {"inputmode": "email"}),
    )


class NumberForm(forms.Form):
    """The number of sixteen digits."""

    number = forms.CharField(
        label=_("わたしの配慮の番号（16けた）"),
        max_length=60,
        help_text=_("書きとめた番号です。全角でも、あいだの線がなくてもかまいません。"),
        error_messages={"required": _("16けたの番号を入れてください。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_number(self) -> str:
        """The digits; a slip is told at once."""
        digits = numbers.read(self.cleaned_data["number"])
        if not digits:
            raise ValidationError(_("番号のどこかが違うようです。4けたずつ確かめて、もう一度入れてください。"))
        return digits


class CodeForm(forms.Form):
    """The code out of the letter."""

    code = forms.CharField(
        label=_("メールの番号（8けた）"),
        max_length=40,
        help_text=_("全角でも、あいだの線がなくてもかまいません。"),
        error_messages={"required": _("メールに書いてある8けたの番号を入れてください。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """A slip of the finger costs no try."""
        code: str = self.cleaned_data["code"]
        if not looks_like_a_code(code):
            raise ValidationError(_("番号のどこかが違うようです。メールの8けたの番号を、もう一度入れてください。"))
        return code


class NeedsForm(forms.Form):
    """A name and what helps. No field in which a condition could be written."""

    name = NameField(
        label=_("お名前（ニックネームでもかまいません）"),
        max_length=100,
        help_text=_("申し込みのときに入る名前です。"),
        error_messages={
            "required": _("お名前を入れてください。ニックネームでもかまいません。"),
            "max_length": _("お名前は100文字までで入れてください。"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    functions = ChoicesWithDetails(
        label=_("あると助かるもの"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("いくつでもえらべます。病気や障害の名前は聞きません。"),
        error_messages={"invalid_choice": _("いまの一覧にあるものからえらんでください。")},
    )
    way = forms.ChoiceField(
        label=_("よく使う参加方法"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("一覧にある参加方法から1つえらんでください。")},
    )
    keep_look = forms.BooleanField(
        label=_("いまの見え方（文字の大きさや色）も覚えておく"),
        required=False,
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None, is_new: bool) -> None:
        super().__init__(data, initial=initial)
        self.known = offers().functions()
        self.fields["functions"].choices = [(one.key, one.words) for one in self.known]  # type: ignore[attr-defined]
        self.fields["way"].choices = [("", _("その都度えらぶ")), *offers().ways()]  # type: ignore[attr-defined]
        asking = {one.key: (f"{DETAIL}{one.key}", _detail(one.question)) for one in self.known if one.question}
        self.fields["functions"].ask(self, asking)  # type: ignore[attr-defined]
        if is_new:
            self.fields["consent"] = _consent()

    @property
    def name_given(self) -> str:
        """What the person wants to be called."""
        return str(self.cleaned_data["name"])

    def needs(self, *, look: str) -> Needs:
        """What is to be kept. ``look`` is the number of what this browser shows now."""
        given = self.cleaned_data
        details = {one.key: given.get(f"{DETAIL}{one.key}", "").strip() for one in self.known if one.question}
        # Who writes a size wants large letters, whether or not the box above was ticked.
        wanted = {*given["functions"], *(key for key, words in details.items() if words)}
        return Needs(
            functions=tuple(one.key for one in self.known if one.key in wanted),
            details=details,
            way=given["way"],
            look=look if given["keep_look"] else "",
        )


def initial_of(suggestion: Suggestion | Needs, *, name: str = "", look: str = "") -> dict[str, Any]:
    """The form as it stands before anybody types."""
    details = {f"{DETAIL}{key}": words for key, words in suggestion.details.items()}
    functions = list(suggestion.functions)
    return {"name": name, "functions": functions, "way": suggestion.way, "keep_look": bool(look), **details}


def _detail(question: str) -> forms.CharField:
    return forms.CharField(
        label=question,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": NOTHING_TYPED}),
        max_length=LONGEST_DETAIL,
        error_messages={"max_length": _("100文字までで入れてください。")},
    )


def _consent() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("上に書いたとおりに預かることに、同意します"),
        error_messages={
            "required": _(
                "預かってよければ、「同意します」にしるしを付けてください。預けなくても、催しに参加できます。"
            )
        },
    )

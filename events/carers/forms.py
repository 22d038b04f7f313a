"""What is filled in to act for somebody, and to find a mandate again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accessibility.keyed_form import KeyedForm
from residents.contact_field import CONTACT_ATTRS, ContactField
from residents.mandates.actions import Person, Request
from residents.mandates.choices import Scope
from residents.name_field import NameField
from residents.reference_field import ReferenceField

MONTHS = {"1": _("1か月"), "3": _("3か月"), "6": _("半年"), "12": _("1年")}
NAME_TOO_LONG = _("お名前は100文字までで入れてください。")
ONE_CONTACT = _("連絡先は1つだけ入れてください。")


def months_later(day: date, months: int) -> date:
    """The same day some months on, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class EarlierForm(forms.Form):
    """What only the resident is asked: whether the carer may look back. Whoever chooses nothing has said no."""

    earlier = forms.ChoiceField(
        label=_("これまでに申し出た資料も、見せますか"),
        choices=[("no", _("見せない（これからの分だけ）")), ("yes", _("これまでの分も見せる"))],
        initial="no",
        required=False,
        widget=forms.RadioSelect,
        help_text=_("点字や大きな字の紙などの申し出です。住所と、係への言葉は見えません。あとで変えられます。"),
    )

    def shows_earlier(self) -> bool:
        """Only a plain yes is one."""
        return self.is_valid() and self.cleaned_data["earlier"] == "yes"


class ScopesForm(forms.Form):
    """What a carer may do."""

    scopes = forms.MultipleChoiceField(
        label=_("代わりにしてもらうこと"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("えらばなかったことは、代わりの方には見えません。あとで変えられます。"),
        error_messages={"required": _("代わりにすることを、1つ以上えらんでください。")},
    )

    def chosen(self) -> list[Scope]:
        """In the words of the actions."""
        return [Scope(scope) for scope in self.cleaned_data["scopes"]]


class MandateForm(KeyedForm, ScopesForm):
    """Who acts for whom, how both are reached, in what, for how long. Why is nobody's business and is not asked."""

    carer_name = NameField(
        label=_("代わりをする方のお名前"),
        max_length=100,
        help_text=_("ご本人に、このお名前でお知らせします。ご本人に分かる名前を入れてください。"),
        error_messages={"required": _("代わりをする方のお名前を入れてください。"), "max_length": NAME_TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    carer_contact = ContactField(
        label=_("代わりをする方の連絡先（メールアドレスか電話番号のどちらか1つ）"),
        max_length=254,
        help_text=_("始まったとき、終わったときのお知らせに使います。例：hanako@example.jp、0267-12-3456"),
        error_messages={"required": _("代わりをする方の連絡先を入れてください。"), "max_length": ONE_CONTACT},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )
    resident_name = NameField(
        label=_("ご本人のお名前（ニックネームでもかまいません）"),
        max_length=100,
        help_text=_("手紙の宛名と、催しの当日にお呼びするために使います。"),
        error_messages={"required": _("ご本人のお名前を入れてください。"), "max_length": NAME_TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    resident_contact = ContactField(
        label=_("ご本人の連絡先（メールアドレスか電話番号のどちらか1つ）"),
        max_length=254,
        help_text=_(
            "ご本人に「はい」と答えていただくために使います。メールがないときは、係が電話をかけて確かめます。"
            "代わりをする方の連絡先とは、別のものを入れてください。"
        ),
        error_messages={"required": _("ご本人の連絡先を入れてください。"), "max_length": ONE_CONTACT},
        widget=forms.TextInput(attrs={**CONTACT_ATTRS, "autocomplete": "off"}),
    )
    months = forms.ChoiceField(
        label=_("いつまで"),
        choices=list(MONTHS.items()),
        initial="6",
        widget=forms.RadioSelect,
        help_text=_("その日が来ると、ひとりでに終わります。ご本人は、いつでも途中でやめられます。"),
        error_messages={"required": _("いつまでかを、1つえらんでください。")},
    )

    salt = "events.carers.ask"
    asked: tuple[str, ...] = (
        *("carer_name", "carer_contact", "resident_name", "resident_contact"),
        *("scopes", "months"),
    )
    # So that the list of mistakes comes in the order of the page.
    field_order = asked

    def questions(self) -> list[forms.BoundField]:
        """What is asked, in its order."""
        return [self[name] for name in self.asked if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Nobody says yes to themselves."""
        cleaned = super().clean()
        if self.says_yes_to_themselves(cleaned):
            self.add_error(
                "resident_contact",
                _(
                    "代わりをする方と同じ連絡先では、ご本人に確かめられません。"
                    "ご本人に連絡先がないときは、電話か窓口でお申し出ください。"
                ),
            )
        return cleaned

    def says_yes_to_themselves(self, cleaned: dict[str, Any]) -> bool:
        """Whether the question to the resident would reach the carer."""
        carer, resident = cleaned.get("carer_contact"), cleaned.get("resident_contact")
        return bool(carer and resident and carer.same_as(resident))

    def request(self, *, today: date, language: str = "ja", carer_id: int | None = None) -> Request:
        """What was asked for, in the words of the actions. ``carer_id`` is a carer already known by their link."""
        chosen = self.cleaned_data
        known = Person(known_id=carer_id)
        return Request(
            carer=known if carer_id else Person(name=chosen["carer_name"], contact=chosen["carer_contact"]),
            resident=Person(name=chosen["resident_name"], contact=chosen["resident_contact"]),
            scopes=self.chosen(),
            until=months_later(today, int(chosen["months"])),
            language=language,
        )


class OneMoreForm(MandateForm):
    """For a carer whose link the town knows: only the other person is asked for."""

    def __init__(self, *args: Any, carer_contact: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.carer_contact = carer_contact
        del self.fields["carer_name"], self.fields["carer_contact"]

    def clean(self) -> dict[str, Any]:
        """The carer's own contact point is no other person's here either."""
        self.cleaned_data["carer_contact"] = self.carer_contact
        return super().clean()


class FindMandateForm(forms.Form):
    """The number and the resident's contact point."""

    reference = ReferenceField(
        label=_("委任の番号"),
        help_text=_("お知らせにある8けたの数字です。例：4821-7306"),
        error_messages={"required": _("委任の番号を入れてください。例：4821-7306")},
        slip=_("委任の番号を確かめてください。8けたの数字です。例：4821-7306"),
    )
    contact = ContactField(
        label=_("ご本人の連絡先"),
        max_length=254,
        help_text=_("委任のときに書いた、ご本人のメールアドレスか電話番号です。"),
        error_messages={"required": _("ご本人のメールアドレスか電話番号を入れてください。")},
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )

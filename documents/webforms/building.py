"""Questions made into a form: every field forgiving in what it takes, and clear in what it asks."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from accessibility.when import day_in_words
from documents.webforms.dates import read_day
from documents.webforms.files import checked
from residents.contact_points import ContactPoint, normalised_email, normalised_phone

LONGEST_LINE, LONGEST_HELPS, LONGEST_TEXT = 200, 500, 4_000
POSTCODE_DIGITS = 7


class Line(forms.CharField):
    """One line, whatever was pasted into it."""

    def clean(self, value: Any) -> Any:
        """Blanks and line ends become one blank."""
        return " ".join(str(super().clean(value)).split())


class Day(Line):
    """A day as people write it."""

    def clean(self, value: Any) -> Any:
        """The day in words that can be mistaken by nobody."""
        written = super().clean(value)
        if not written:
            return ""
        if (day := read_day(written)) is None:
            raise ValidationError(_("日付を確かめてください。例：令和8年11月3日、2026年11月3日"), code="date")
        return day_in_words(day)


class Number(Line):
    """A number with full-width digits, commas or a word behind it: 「３人」 is 3人."""

    def clean(self, value: Any) -> Any:
        """In half-width figures."""
        written = unicodedata.normalize("NFKC", super().clean(value)).replace(",", "")
        if written and not any(letter.isdigit() for letter in written):
            raise ValidationError(_("数字で入れてください。例：3"), code="number")
        return written


class Phone(Line):
    """A telephone number."""

    def clean(self, value: Any) -> Any:
        """As it was typed, in half-width digits: its hyphens help whoever reads it out."""
        written = unicodedata.normalize("NFKC", super().clean(value))
        if written and not normalised_phone(written):
            raise ValidationError(_("電話番号を確かめてください。例：0267-12-3456"), code="phone")
        return written


class Email(Line):
    """An e-mail address; those that some telephone companies gave out in earlier years are welcome."""

    def clean(self, value: Any) -> Any:
        """In half-width letters."""
        written = super().clean(value)
        if written and not normalised_email(written):
            raise ValidationError(_("メールアドレスを確かめてください。例：hanako@example.jp"), code="email")
        return normalised_email(written)


class Contact(Line):
    """Either of the two."""

    def clean(self, value: Any) -> Any:
        """As it was typed, in half-width letters."""
        written = unicodedata.normalize("NFKC", super().clean(value))
        if written and ContactPoint.parse(written) is None:
            raise ValidationError(
                _("電話番号かメールアドレスを入れてください。例：0267-12-3456、hanako@example.jp"), code="contact"
            )
        return written


class Postcode(Line):
    """A Japanese postcode."""

    def clean(self, value: Any) -> Any:
        """In its two groups."""
        written = super().clean(value)
        digits = "".join(letter for letter in unicodedata.normalize("NFKC", written) if letter in "0123456789")
        if written and len(digits) != POSTCODE_DIGITS:
            raise ValidationError(_("郵便番号は7けたの数字で入れてください。例：385-0000"), code="postcode")
        return f"{digits[:3]}-{digits[3:]}" if digits else ""


class Attached(forms.FileField):
    """A file, judged by its content before it is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file as it may be kept."""
        file = super().clean(data, initial)
        return checked(file) if isinstance(file, UploadedFile) else file


class AnswerForm(BaseForm):
    """The questions of one form. ``held`` are the names of questions that have their file already."""

    def __init__(self, *args: Any, held: Mapping[str, list[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = dict(held or {})
        for name, field in self.fields.items():
            if isinstance(field, Attached) and self.held.get(name):
                field.required = False

    @property
    def asked(self) -> list[str]:
        """The names of the questions in their order."""
        return list(self.fields)

    def typed(self) -> dict[str, str | list[str]]:
        """What was typed or chosen so far, right or wrong, as it can be put back into the form."""
        found: dict[str, str | list[str]] = {}
        for name, field in self.fields.items():
            if isinstance(field, Attached):
                continue
            value = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            longest = getattr(field, "max_length", None) or LONGEST_TEXT
            if isinstance(value, list):
                found[name] = [str(each)[:LONGEST_TEXT] for each in value]
            elif value not in (None, "", False):
                # More than may be sent is kept too: it has to be shortened by its author, not by us.
                found[name] = str(value)[: longest * 2]
        return found

    def new_files(self) -> dict[str, Any]:
        """Files that came with this press and are in order, whatever else is wrong."""
        return {name: file for name, file in self.cleaned_data.items() if file and self._is_file(name)}

    def _is_file(self, name: str) -> bool:
        return isinstance(self.fields[name], Attached)


class Builder(FormBuilder):
    """Wagtail's builder with our fields. One method for each kind of question, found by name."""

    def get_form_class(self) -> type[AnswerForm]:
        """The questions on our form."""
        return type("AskedForm", (AnswerForm,), self.formfields)

    def get_field_options(self, field: Any) -> dict[str, Any]:
        """What is missing is said with the name of the question."""
        return {
            "label": field.label,
            "help_text": field.help_text,
            "required": field.required,
            "error_messages": {"required": _("「%(label)s」を書いてください。") % {"label": field.label}},
        }

    def _line(self, kind: type[Line], options: dict[str, Any], **attrs: str) -> Line:
        widget = forms.TextInput(attrs=attrs)
        return kind(**options, max_length=LONGEST_LINE, widget=widget)

    def create_singleline_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """Any line."""
        return self._line(Line, options)

    def create_name_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """The browser may offer the name it knows."""
        return self._line(Line, options, autocomplete="name")

    def create_address_field(self, _field: Any, options: dict[str, Any]) -> forms.Field:
        """The browser may offer the address it knows; HTML lets it do so only where there is room for several lines."""
        widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"})
        return forms.CharField(**options, max_length=LONGEST_LINE, widget=widget)

    def create_postcode_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """Digits."""
        return self._line(Postcode, options, autocomplete="postal-code", inputmode="numeric")

    def create_phone_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """Digits of a telephone."""
        return self._line(Phone, options, autocomplete="tel", inputmode="tel")

    def create_email_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """Not type=email: browsers refuse addresses that do arrive, in words of their own."""
        return self._line(Email, options, autocomplete="email", inputmode="email", autocapitalize="off")

    def create_contact_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """Of the two, the address is longer to type."""
        return self._line(Contact, options, autocomplete="email", autocapitalize="off", spellcheck="false")

    def create_date_field(self, field: Any, options: dict[str, Any]) -> Line:
        """Typed, because pickers of days are a burden for keyboard, voice and ear."""
        options["help_text"] = field.help_text or _("例：令和8年11月3日、2026年11月3日")
        return self._line(Day, options)

    def create_number_field(self, _field: Any, options: dict[str, Any]) -> Line:
        """A number."""
        return self._line(Number, options, inputmode="numeric")

    def create_multiline_field(self, _field: Any, options: dict[str, Any]) -> forms.Field:
        """Some lines."""
        return forms.CharField(**options, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5}))

    def create_helps_field(self, _field: Any, options: dict[str, Any]) -> forms.Field:
        """What helps, in one's own words or out of what somebody keeps. Never why."""
        options["help_text"] = options["help_text"] or _(
            "例：大きな文字（22ポイント）、やさしい日本語、筆談。病気や障害の名前は、書かなくてかまいません。"
        )
        return forms.CharField(**options, max_length=LONGEST_HELPS, widget=forms.Textarea(attrs={"rows": 3}))

    def create_radio_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One of a few."""
        options["error_messages"]["required"] = _("「%(label)s」を一つ選んでください。") % {"label": field.label}
        return forms.ChoiceField(**options, choices=self.get_formatted_field_choices(field), widget=forms.RadioSelect)

    def create_checkboxes_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Any of a few."""
        options["error_messages"]["required"] = _("「%(label)s」を選んでください。") % {"label": field.label}
        return forms.MultipleChoiceField(
            **options, choices=self.get_formatted_field_choices(field), widget=forms.CheckboxSelectMultiple
        )

    def create_checkbox_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One mark."""
        options["error_messages"]["required"] = _("「%(label)s」にしるしを付けてください。") % {"label": field.label}
        return forms.BooleanField(**options)

    def create_attachment_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A file."""
        options["error_messages"]["required"] = _("「%(label)s」のファイルを選んでください。") % {"label": field.label}
        options["help_text"] = field.help_text or _("写真・PDF・Word・Excel。一つ10メガバイトまで。")
        return Attached(**options)

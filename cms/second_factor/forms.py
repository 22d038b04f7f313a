"""The one field of every second step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.second_factor.actions import Verdict

Check = Callable[[str], Verdict]


class CodeInput(forms.TextInput):
    """Empty after a mistake: the code just tried is worth nothing any more, and would only have to be deleted."""

    def format_value(self, value: Any) -> None:
        """Nothing, whatever was typed."""


class CodeForm(forms.Form):
    """A code, checked by what ``check`` makes of it."""

    code = forms.CharField(
        max_length=40,
        error_messages={"required": _("番号を入れてください。")},
        widget=CodeInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "autofocus": True,
                "spellcheck": "false",
                "autocapitalize": "off",
            },
        ),
    )
    wrong = _("番号が違うか、もう使われています。アプリに新しい番号が出るのを待って、その6けたを入れてください。")

    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.check = check
        self.verdict = Verdict()
        if self.is_bound:
            self.fields["code"].widget.attrs |= {"aria-invalid": "true"}
        self.fields["code"].widget.attrs |= {
            "aria-describedby": "code-error code-help" if self.is_bound else "code-help"
        }

    def clean_code(self) -> str:
        """Ask, and say what to do when it was not right."""
        self.verdict = self.check(self.cleaned_data["code"])
        if self.verdict.device is None:
            raise forms.ValidationError(self._refusal(), code="too_soon" if self.verdict.wait_seconds else "wrong")
        return self.cleaned_data["code"]

    def _refusal(self) -> str:
        wait = self.verdict.wait_seconds
        if not wait:
            return str(self.wrong)
        return ngettext(
            "まちがいが続いたので、%(seconds)d秒お待ちください。そのあと、新しい番号を入れてください。",
            "まちがいが続いたので、%(seconds)d秒お待ちください。そのあと、新しい番号を入れてください。",
            wait,
        ) % {"seconds": wait}

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form."""
        if not self.is_bound or not self.errors:
            return 200
        return 429 if self.verdict.wait_seconds else 422


class BackupCodeForm(CodeForm):
    """The same for a code from paper."""

    wrong = _("このコードは違うか、もう使われています。紙のほかのコードを、12けたすべて入れてください。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Phones offer the code of a text message for "one-time-code"; these codes are on paper.
        self.fields["code"].widget.attrs["autocomplete"] = "off"

"""What staff tell of a person's reading, and the times of its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.speech.alignment import time_in_words, time_typed
from accessibility.speech.people.actions import Told
from accessibility.speech.people.upload import VoiceRefusedError, accept


class VoiceForm(forms.Form):
    """A file, who reads, and what they agreed to."""

    file = forms.FileField(
        label=gettext_lazy("録音のファイル"),
        help_text=gettext_lazy("WAV・FLAC・MP3・Ogg。2時間、700メガバイトまで。音の大きさは、こちらでそろえます。"),
        error_messages={"required": gettext_lazy("録音のファイルを選んでください。")},
    )
    reader = forms.CharField(
        label=gettext_lazy("読んだ人"),
        max_length=100,
        help_text=gettext_lazy("聞く人に出す名前です。本人が望む名前か、会の名前を。例：朗読の会 花子"),
        error_messages={"required": gettext_lazy("読んだ人の名前を入れてください。会の名前でもかまいません。")},
    )
    contact = forms.CharField(
        label=gettext_lazy("読んだ人の連絡先"),
        max_length=254,
        help_text=gettext_lazy(
            "電話番号かメールアドレス。町の外には出ません。録音について本人にたずねるときだけ使い、録音を消すと、あとで消えます。"
        ),
        error_messages={"required": gettext_lazy("電話番号かメールアドレスを入れてください。例：0267-12-3456")},
    )
    licence = forms.CharField(
        label=gettext_lazy("使ってよい範囲"),
        max_length=200,
        initial=gettext_lazy("このサイトで聞く・ダウンロードする"),
        help_text=gettext_lazy("本人が許したことだけを。聞く人にも出ます。"),
        error_messages={"required": gettext_lazy("どこまで使ってよいかを入れてください。")},
    )
    consent = forms.CharField(
        label=gettext_lazy("同意の記録"),
        max_length=300,
        help_text=gettext_lazy("いつ、どうやって同意をもらったか。例：2026年11月22日、本人から書面で（福祉課 田中）"),
        error_messages={"required": gettext_lazy("いつ、どうやって同意をもらったかを入れてください。")},
    )

    def clean_file(self) -> Any:
        """Judged by its content: a name ending in .mp3 proves nothing."""
        file = self.cleaned_data["file"]
        try:
            accept(file)
        except VoiceRefusedError as error:
            raise forms.ValidationError(error.refusal.label, code=error.refusal.value) from error
        return file

    @property
    def told(self) -> Told:
        """All but the file."""
        return Told(**{name: self.cleaned_data[name] for name in ("reader", "contact", "licence", "consent")})


@dataclass(slots=True)
class HeadingTime:
    """One heading with the time that was guessed, kept or typed."""

    number: int
    title: str
    level: int
    words: str
    begins_with: str
    typed: str
    error: str = ""
    seconds: float | None = None

    @property
    def field(self) -> str:
        """The name of its field."""
        return f"start-{self.number}"

    @property
    def is_main(self) -> bool:
        """Whether it stands for the whole page."""
        return self.number == 0


class TimesForm:
    """As many fields as the page has headings. An empty one says that this part was not read."""

    def __init__(self, proposed: Sequence[Mapping[str, Any]], texts: Sequence[str], *, seconds: float) -> None:
        self.seconds = seconds
        self.rows = [
            HeadingTime(number, part["title"], part["level"], part["words"], text, _shown(part["start"]))
            for number, (part, text) in enumerate(zip(proposed, texts, strict=True))
        ]
        for row, part in zip(self.rows, proposed, strict=True):
            row.seconds = part["start"]

    def read(self, data: Mapping[str, str]) -> bool:
        """Take what was typed; whether all of it can be used. Nothing typed is lost."""
        for row in self.rows:
            row.typed = data.get(row.field, "").strip()[:20]
            row.seconds = time_typed(row.typed)
        last = -1.0
        for row in self.rows:
            row.error = self._fault(row, last)
            if row.seconds is not None and not row.error:
                last = row.seconds
        if not any(row.typed for row in self.rows):
            self.rows[0].error = _("読み始める時刻を、ひとつは入れてください。例：0:00")
        return not self.errors

    def _fault(self, row: HeadingTime, last: float) -> str:
        if not row.typed:
            return ""
        if row.seconds is None:
            return _("時刻を「分:秒」で入れてください。例：1:23.5")
        if row.seconds >= self.seconds:
            return _("録音の長さ（%(length)s）より前の時刻にしてください。") % {"length": _shown(self.seconds)}
        if row.seconds <= last:
            return _("前の見出しより、あとの時刻にしてください。")
        return ""

    @property
    def errors(self) -> list[HeadingTime]:
        """The headings whose time cannot be used."""
        return [row for row in self.rows if row.error]

    @property
    def starts(self) -> list[float | None]:
        """The times, in order."""
        return [row.seconds for row in self.rows]


def _shown(seconds: float | None) -> str:
    return "" if seconds is None else time_in_words(seconds)

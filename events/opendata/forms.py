"""What staff hand in: files to import, days to export."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from events.opendata.dates import UnreadableDateError, parse_date
from events.opendata.exporting import Columns

LARGEST_FILE: Final = 5 * 1024 * 1024
MOST_FILES: Final = 100


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked like one, and for its size."""

    widget = FilesInput(attrs={"accept": ".csv,text/csv"})

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Every file, or the first reason why one cannot be taken."""
        given = data if isinstance(data, list) else [data]
        files = [super(FilesField, self).clean(file, initial) for file in given or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("一度に取り込めるのは%(most)dファイルまでです。") % {"most": MOST_FILES})
        for file in files:
            if file.size > LARGEST_FILE:
                raise forms.ValidationError(
                    _("「%(name)s」は大きすぎます。1ファイル5MBまでに分けてください。") % {"name": file.name}
                )
        return files


class UploadForm(forms.Form):
    """The files, and whether their events go live at once."""

    csv_files = FilesField(
        label=_("CSVファイル"),
        help_text=_(
            "50列または32列のイベント一覧（UTF-8またはShift_JIS）。いくつでも一度に選べます。1ファイル5MBまで。"
        ),
        error_messages={
            "required": _("CSVファイルを選んでください。"),
            "empty": _("選んだファイルは空です。中身のあるCSVファイルを選んでください。"),
        },
    )
    as_drafts = forms.BooleanField(
        label=_("公開せず、下書きとして作る"),
        required=False,
        help_text=_("あとで1件ずつ確かめて公開できます。"),
    )


class DayField(forms.CharField):
    """One day, in any way in which towns write it."""

    def clean(self, value: Any) -> Any:
        """The day as a date."""
        try:
            return parse_date(super().clean(value))
        except UnreadableDateError as error:
            raise forms.ValidationError(str(error)) from error


class ExportForm(forms.Form):
    """Which days to export; blank means all."""

    since = DayField(label=_("この日以降に終わる催し"), required=False, help_text=_("例：2026-04-01、令和8年4月1日"))
    until = DayField(label=_("この日以前に始まる催し"), required=False, help_text=_("例：2027-03-31"))

    columns = forms.ChoiceField(label=_("表の形"), choices=Columns.choices, required=False)

    def clean_columns(self) -> int:
        """All columns, unless the short table was chosen."""
        return int(self.cleaned_data["columns"] or Columns.REGISTRY)

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        days: dict[str, Any] = super().clean() or {}
        since, until = days.get("since"), days.get("until")
        if since and until and until < since:
            self.add_error("until", _("始めの日より前です。日付を確かめてください。"))
        return days

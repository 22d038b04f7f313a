"""The formats of a document as its page offers them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models.choices import FormatKind, FormatState
from documents.models.formats import Format
from documents.rules import Offer, seconds_in_words, size_in_words

TYPES = {
    "pdf": "PDF",
    "mp3": "MP3",
    "ogg": "Ogg Opus",
    "saver": "Ogg Opus",
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
}


def format_offers(title: str, formats: Iterable[Format]) -> list[Offer]:
    """One offer for every kind, in the order of size."""
    rows = {row.kind: row for row in formats}
    return [_offer(title, kind, rows.get(kind)) for kind in FormatKind]


def _offer(title: str, kind: FormatKind, row: Format | None) -> Offer:
    name = _name(kind)
    type_ = TYPES.get(kind.value, "PDF")
    if row is None or row.state in {FormatState.MAKING, FormatState.STALE}:
        state = FormatState.MAKING if row is None else FormatState(row.state)
        return Offer(document=title, name=name, type=type_, word=_word(state))
    if row.state == FormatState.FAILED or not row.file:
        return Offer(document=title, name=name, type=type_, word=row.reason_text)
    return Offer(
        document=title,
        name=name,
        type=type_,
        href=reverse("documents:download", args=[row.page_id, kind.value]),
        length=seconds_in_words(row.seconds) if row.seconds else _("%(pages)dページ") % {"pages": row.pages},
        size=size_in_words(row.size),
    )


def _name(kind: FormatKind) -> str:
    return {
        FormatKind.LARGE_PRINT_18: _("大きな字で印刷する 18ポイント"),
        FormatKind.LARGE_PRINT_22: _("もっと大きな字で印刷する 22ポイント"),
        FormatKind.LARGE_PRINT_28: _("とても大きな字で印刷する 28ポイント"),
        FormatKind.AUDIO_MP3: _("音声のファイルで聞く"),
        FormatKind.AUDIO_OGG: _("音声のファイルで聞く 音がきれい"),
        FormatKind.AUDIO_SAVER: _("音声のファイルで聞く 通信の量が少ない"),
    }[kind]


def _word(state: FormatState) -> str:
    if state == FormatState.STALE:
        return _("内容が変わったので、作り直しています")
    return _("いま作っています")


def original_offer(title: str, upload: Any) -> Offer | None:
    """The file as it was uploaded, given out by Wagtail, which knows who may have it."""
    if upload is None:
        return None
    extension = upload.file_extension.lower()
    size = size_in_words(upload.get_file_size() or 0)
    return Offer(
        document=title, name=_("もとのファイル"), type=TYPES.get(extension, extension), href=upload.url, size=size
    )

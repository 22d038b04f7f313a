"""The formats of a document as its page offers them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.formats.kinds import FILE_TYPES
from documents.formats.register import offered
from documents.models.choices import FormatKind, FormatState
from documents.models.formats import Format
from documents.rules import Offer, seconds_in_words, size_in_words

TYPES = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
}

NAMES = {
    FormatKind.HTML: gettext_lazy("端末に入れて、通信なしで読む"),
    FormatKind.PDF: gettext_lazy("ふつうの大きさで印刷する"),
    FormatKind.LARGE_PRINT_18: gettext_lazy("大きな字で印刷する 18ポイント"),
    FormatKind.LARGE_PRINT_22: gettext_lazy("もっと大きな字で印刷する 22ポイント"),
    FormatKind.LARGE_PRINT_26: gettext_lazy("さらに大きな字で印刷する 26ポイント"),
    FormatKind.LARGE_PRINT_28: gettext_lazy("とても大きな字で印刷する 28ポイント"),
    FormatKind.RUBY_18: gettext_lazy("ふりがなつきで印刷する 18ポイント"),
    FormatKind.RUBY_22: gettext_lazy("ふりがなつきで印刷する 22ポイント"),
    FormatKind.RUBY_26: gettext_lazy("ふりがなつきで印刷する 26ポイント"),
    FormatKind.RUBY_28: gettext_lazy("ふりがなつきで印刷する 28ポイント"),
    FormatKind.BOOKLET: gettext_lazy("冊子に印刷する A4で2つ折り"),
    FormatKind.EASY: gettext_lazy("やさしい日本語で印刷する"),
    FormatKind.AUDIO_MP3: gettext_lazy("音声のファイルで聞く"),
    FormatKind.AUDIO_OGG: gettext_lazy("音声のファイルで聞く 音がきれい"),
    FormatKind.AUDIO_SAVER: gettext_lazy("音声のファイルで聞く 通信の量が少ない"),
    FormatKind.DAISY: gettext_lazy("デイジー再生機で聞く"),
    FormatKind.EPUB: gettext_lazy("電子書籍で、読みながら聞く"),
    FormatKind.BRAILLE: gettext_lazy("点字で読む 自動点訳・未校正"),
    FormatKind.KANA: gettext_lazy("点字を確かめる かなの文"),
    FormatKind.TEXT: gettext_lazy("文字だけを読む"),
    FormatKind.TEXT_SJIS: gettext_lazy("文字だけを読む 古い機械のため シフトJIS"),
    FormatKind.VOICE_CODE: gettext_lazy("音声コードを作る文"),
    FormatKind.ZIP: gettext_lazy("すべてまとめて受け取る"),
}


def format_offers(title: str, formats: Iterable[Format]) -> list[Offer]:
    """One offer for every kind."""
    rows = {row.kind: row for row in formats}
    return [_offer(title, kind, rows.get(kind)) for kind in offered() if kind in rows or kind != FormatKind.EASY]


def _offer(title: str, kind: FormatKind, row: Format | None) -> Offer:
    name = _name(kind)
    type_ = FILE_TYPES[kind].name
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
        length=_length(row),
        size=size_in_words(row.size),
    )


def _length(row: Format) -> str:
    if row.seconds:
        return seconds_in_words(row.seconds)
    return _("%(pages)dページ") % {"pages": row.pages} if row.pages else ""


def _name(kind: FormatKind) -> str:
    """What somebody does with it, rather than what it is."""
    return str(NAMES[kind])


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

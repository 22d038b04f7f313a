"""Every kind of format a document is offered in, and what file each is."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormatKind(models.TextChoices):
    """In the order in which a page tells of them. The words name the file that somebody keeps."""

    HTML = "html", _("ウェブページのファイル")
    PDF = "pdf", _("印刷用PDF")
    LARGE_PRINT_18 = "pdf18", _("拡大印刷用PDF（18ポイント）")
    LARGE_PRINT_22 = "pdf22", _("拡大印刷用PDF（22ポイント）")
    LARGE_PRINT_26 = "pdf26", _("拡大印刷用PDF（26ポイント）")
    LARGE_PRINT_28 = "pdf28", _("拡大印刷用PDF（28ポイント）")
    RUBY_18 = "ruby18", _("ふりがなつき拡大印刷用PDF（18ポイント）")
    RUBY_22 = "ruby22", _("ふりがなつき拡大印刷用PDF（22ポイント）")
    RUBY_26 = "ruby26", _("ふりがなつき拡大印刷用PDF（26ポイント）")
    RUBY_28 = "ruby28", _("ふりがなつき拡大印刷用PDF（28ポイント）")
    BOOKLET = "booklet", _("冊子印刷用PDF")
    EASY = "easy", _("やさしい日本語の印刷用PDF")
    AUDIO_MP3 = "mp3", _("音声（MP3）")
    AUDIO_OGG = "ogg", _("音声（Ogg Opus）")
    AUDIO_SAVER = "saver", _("音声（データを節約）")
    DAISY = "daisy", _("デイジー図書")
    EPUB = "epub", _("電子書籍（EPUB）")
    BRAILLE = "brf", _("点字データ（自動点訳・未校正）")
    KANA = "kana", _("点字の校正用かな文")
    TEXT = "txt", _("文字だけのファイル")
    TEXT_SJIS = "sjis", _("文字だけのファイル（シフトJIS）")
    VOICE_CODE = "voicecode", _("音声コードの文")
    ZIP = "zip", _("すべての形式")


@dataclass(frozen=True, slots=True)
class FileType:
    """How the file's name ends, what a browser is told, what people call it."""

    ending: str
    content_type: str
    name: str


_PDF = FileType("pdf", "application/pdf", "PDF")
_ZIP = "application/zip"
_TEXT = FileType("txt", "text/plain; charset=utf-8", "TXT")
_OPUS = FileType("ogg", "audio/ogg; codecs=opus", "Ogg Opus")

FILE_TYPES: dict[str, FileType] = {
    **dict.fromkeys(FormatKind, _PDF),
    FormatKind.HTML: FileType("html", "text/html; charset=utf-8", "HTML"),
    FormatKind.AUDIO_MP3: FileType("mp3", "audio/mpeg", "MP3"),
    FormatKind.AUDIO_OGG: _OPUS,
    FormatKind.AUDIO_SAVER: _OPUS,
    FormatKind.DAISY: FileType("zip", _ZIP, "DAISY 2.02"),
    FormatKind.EPUB: FileType("epub", "application/epub+zip", "EPUB"),
    FormatKind.BRAILLE: FileType("brf", "application/octet-stream", "BRF"),
    FormatKind.KANA: _TEXT,
    FormatKind.TEXT: _TEXT,
    FormatKind.TEXT_SJIS: FileType("txt", "text/plain; charset=shift_jis", "TXT"),
    FormatKind.VOICE_CODE: FileType("zip", _ZIP, "ZIP"),
    FormatKind.ZIP: FileType("zip", _ZIP, "ZIP"),
}

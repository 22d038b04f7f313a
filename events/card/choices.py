"""The kinds of paper and sound that a card is given out as."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    """In the order in which the page offers them."""

    A5 = "a5", _("A5の紙（PDF）")
    LARGE_18 = "large18", _("大きな文字（18ポイント・PDF）")
    LARGE_22 = "large22", _("大きな文字（22ポイント・PDF）")
    LARGE_28 = "large28", _("大きな文字（28ポイント・PDF）")
    SOUND = "sound", _("音声（MP3）")
    BRAILLE = "braille", _("点字データ（自動点訳・未校正・BRF）")
    TEXT = "text", _("文字だけのファイル")


@dataclass(frozen=True, slots=True)
class FileType:
    """How a file's name ends and what a browser is told of it."""

    ending: str
    content_type: str


_PDF = FileType("pdf", "application/pdf")
FILE_TYPES: dict[str, FileType] = {
    **dict.fromkeys(PaperKind, _PDF),
    PaperKind.SOUND: FileType("mp3", "audio/mpeg"),
    PaperKind.BRAILLE: FileType("brf", "application/octet-stream"),
    PaperKind.TEXT: FileType("txt", "text/plain; charset=utf-8"),
}


class PaperState(models.TextChoices):
    """How far a paper is."""

    WANTED = "wanted", _("つくっています")
    MADE = "made", _("できました")
    FAILED = "failed", _("つくれませんでした")

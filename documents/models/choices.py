"""The words of documents that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a document is, in the words people look for."""

    NEWSLETTER = "newsletter", _("広報・おたより")
    GUIDE = "guide", _("手引き・案内")
    HANDOUT = "handout", _("会議・説明会の資料")
    FORM = "form", _("申請書・用紙")


class FormatKind(models.TextChoices):
    """The formats a document is offered in."""

    LARGE_PRINT_18 = "pdf18", _("拡大印刷用PDF（18ポイント）")
    LARGE_PRINT_22 = "pdf22", _("拡大印刷用PDF（22ポイント）")
    LARGE_PRINT_28 = "pdf28", _("拡大印刷用PDF（28ポイント）")
    AUDIO_MP3 = "mp3", _("音声（MP3）")
    AUDIO_OGG = "ogg", _("音声（Ogg Opus）")
    AUDIO_SAVER = "saver", _("音声（データを節約）")


class FormatState(models.TextChoices):
    """Whether a format can be given out."""

    MAKING = "making", _("作成中")
    FRESH = "fresh", _("最新")
    STALE = "stale", _("古い版")
    FAILED = "failed", _("作成できませんでした")

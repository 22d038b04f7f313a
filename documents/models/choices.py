"""The words of documents that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.formats.kinds import FormatKind

__all__ = ["DocumentKind", "FormatKind", "FormatState"]


class DocumentKind(models.TextChoices):
    """What a document is, in the words people look for."""

    NEWSLETTER = "newsletter", _("広報・おたより")
    GUIDE = "guide", _("手引き・案内")
    HANDOUT = "handout", _("会議・説明会の資料")
    FORM = "form", _("申請書・用紙")


class FormatState(models.TextChoices):
    """Whether a format can be given out."""

    MAKING = "making", _("作成中")
    FRESH = "fresh", _("最新")
    STALE = "stale", _("古い版")
    FAILED = "failed", _("作成できませんでした")

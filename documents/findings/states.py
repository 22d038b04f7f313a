"""How far an examination is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExaminationState(models.TextChoices):
    """In the words staff see."""

    WAITING = "waiting", _("順番を待っています")
    DONE = "done", _("調べました")
    TOO_MUCH = "too_much", _("大きいか複雑すぎて、決めた時間とメモリーでは調べきれませんでした")
    FAILED = "failed", _("ファイルの作りが普通と違い、調べられませんでした")
    UNKNOWN = "unknown", _("調べられない種類のファイルです")

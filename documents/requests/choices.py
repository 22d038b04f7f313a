"""The words of requests that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OtherForm(models.TextChoices):
    """What somebody wants a document as. Named by what it is for, never by a condition."""

    BRAILLE = "braille", _("点字の紙")
    LARGE_PRINT = "large_print", _("大きな字で印刷した紙")
    PRINT = "print", _("印刷した紙")
    AUDIO_CD = "audio_cd", _("音声のCD（デイジー）")
    READ_ALOUD = "read_aloud", _("電話での読み上げ")
    TEXT_DATA = "text_data", _("文字のデータ")
    BRAILLE_DATA = "braille_data", _("点字のデータ")
    EASY = "easy", _("やさしい日本語にした文")
    OTHER = "other", _("そのほかの形")


class Delivery(models.TextChoices):
    """How it reaches them."""

    POST = "post", _("郵便で受け取る")
    EMAIL = "email", _("メールで受け取る")
    COUNTER = "counter", _("窓口で受け取る")
    TELEPHONE = "telephone", _("電話で聞く")


class Channel(models.TextChoices):
    """How a request reached the town (受付経路)."""

    WEB = "web", _("ウェブ")
    PHONE = "phone", _("電話")
    CARD = "card", _("返信用紙")
    COUNTER = "counter", _("窓口")
    EMAIL = "email", _("メール")
    STANDING = "standing", _("毎回のお届け")


class CaseState(models.TextChoices):
    """How far a request has come, in words that the person who asked reads too."""

    ASKED = "asked", _("受け付けました")
    MAKING = "making", _("用意しています")
    SENT = "sent", _("送りました")
    ARRIVED = "arrived", _("届きました")
    ALTERNATIVE = "alternative", _("ほかの方法をご相談しています")
    CANCELLED = "cancelled", _("取り消しました")

    @property
    def as_step(self) -> object:
        """The words of the button that leads there."""
        return STEPS[self]


STEPS = {
    CaseState.ASKED: _("受け付けただけの状態にもどす"),
    CaseState.MAKING: _("用意を始める"),
    CaseState.SENT: _("送った（渡した）"),
    CaseState.ARRIVED: _("届いた"),
    CaseState.ALTERNATIVE: _("ほかの方法を相談する"),
    CaseState.CANCELLED: _("取り消す"),
}


class StepKind(models.TextChoices):
    """One line of a case's history."""

    MOVED = "moved", _("状態を変えた")
    CHANGED = "changed", _("申し出の内容を変えた")
    ACCEPTED = "accepted", _("ほかの方法でよいと返事があった")
    NOTE = "note", _("職員のメモ")
    TOLD = "told", _("電話でお知らせした")
    FORGOTTEN = "forgotten", _("送り先を消した")

"""The words of forms that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.TextChoices):
    """What a question asks for; each is typed as people type it, and told back in one way."""

    LINE = "singleline", _("一行の文")
    TEXT = "multiline", _("何行かの文")
    NAME = "name", _("名前")
    ADDRESS = "address", _("住所")
    POSTCODE = "postcode", _("郵便番号")
    PHONE = "phone", _("電話番号")
    EMAIL = "email", _("メールアドレス")
    CONTACT = "contact", _("電話番号かメールアドレス")
    DATE = "date", _("日付")
    NUMBER = "number", _("数")
    ONE = "radio", _("一つ選ぶ")
    MANY = "checkboxes", _("いくつでも選ぶ")
    HELPS = "helps", _("あると助かること（「わたしの配慮」から入れられる）")
    YES = "checkbox", _("一つのしるし（同意など）")
    FILE = "attachment", _("ファイル（写真・書類）")


class Ending(models.TextChoices):
    """How a filled form reaches the town."""

    SEND = "send", _("ウェブから送れる")
    PRINT = "print", _("印刷して紙で出す（署名が要るものなど）")


class Channel(models.TextChoices):
    """How an answer reached the town."""

    WEB = "web", _("ウェブ")
    PHONE = "phone", _("電話")
    COUNTER = "counter", _("窓口")
    PAPER = "paper", _("郵便・紙")


class AnswerState(models.TextChoices):
    """How far staff have come with an answer."""

    NEW = "new", _("届いたばかり")
    IN_WORK = "in_work", _("取りかかっています")
    DONE = "done", _("済みました")

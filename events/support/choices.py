"""The words of cases that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """One line of a case's history."""

    MOVED = "moved", _("状態を変えた")
    OWNER = "owner", _("担当を決めた")
    NOTE = "note", _("職員のメモ")
    MESSAGE = "message", _("係からの伝言")
    REPLY = "reply", _("ご本人からの返事")
    ACCEPTED = "accepted", _("代わりの方法でよいと返事があった")
    DISCUSS = "discuss", _("代わりの方法について相談したいと返事があった")
    INSTEAD = "instead", _("日までに決まらず、代わりの配慮に進んだ")
    OUTCOME = "outcome", _("届いたかどうかの答え")
    COST = "cost", _("費用を書いた")
    TOLD = "told", _("電話でお知らせした")


# What the resident reads in their own history. A note of staff is handed to them when they ask for their data.
SHOWN = frozenset(
    {
        StepKind.MOVED,
        StepKind.MESSAGE,
        StepKind.REPLY,
        StepKind.ACCEPTED,
        StepKind.DISCUSS,
        StepKind.INSTEAD,
        StepKind.OUTCOME,
    }
)

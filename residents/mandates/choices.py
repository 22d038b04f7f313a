"""The fixed choices of mandates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a carer may do. Each is given on its own; the names are those of the model's fields."""

    REGISTER = "may_register", _("催しに申し込む・変える・取り消す")
    DOCUMENTS = "may_see_documents", _("届いた資料・参加カードを見る")
    SUPPORT = "may_see_support", _("してほしい配慮を見る・申し出る")


class MandateState(models.TextChoices):
    """Where a mandate stands. Worked out from its dates, kept nowhere."""

    ASKED = "asked", _("ご本人の確認を待っています")
    VALID = "valid", _("有効です")
    ENDED = "ended", _("終わりました")


class Confirmation(models.TextChoices):
    """How the resident said yes."""

    LINK = "link", _("ご本人に届いたリンクで")
    PHONE = "phone", _("係がご本人に電話をかけて")
    COUNTER = "counter", _("窓口でご本人と会って")


class EndedBy(models.TextChoices):
    """Who ended a mandate."""

    RESIDENT = "resident", _("ご本人")
    CARER = "carer", _("代わりをする方")
    STAFF = "staff", _("係（ご本人の申し出で）")
    DECLINED = "declined", _("ご本人が断りました")
    EXPIRED = "expired", _("期限が来ました")


class ActKind(models.TextChoices):
    """What was done, or looked at, under a mandate."""

    CONFIRMED = "confirmed", _("委任が始まりました")
    CHANGED = "changed", _("できることを変えました")
    REGISTERED = "registered", _("申し込みました")
    CANCELLED = "cancelled", _("取り消しました")
    ACCEPTED = "accepted", _("空いた席を受けました")
    SAW_SUPPORT = "saw_support", _("配慮を見ました")
    SAW_DOCUMENTS = "saw_documents", _("資料・参加カードを見ました")
    ENDED = "ended", _("委任が終わりました")

    @property
    def is_told(self) -> bool:
        """Whether both hear of it at once. Looking stands in the list; a letter for each look would be noise."""
        return self in {ActKind.REGISTERED, ActKind.CANCELLED, ActKind.ACCEPTED}


class NoticeKind(models.TextChoices):
    """What both sides are told."""

    ASKED = "asked", _("委任の確認のお願い")
    CONFIRMED = "confirmed", _("委任が始まった知らせ")
    ACT = "act", _("代わりに手続きをした知らせ")
    CHANGED = "changed", _("できることが変わった知らせ")
    ENDING = "ending", _("委任がもうすぐ終わる知らせ")
    ENDED = "ended", _("委任が終わった知らせ")

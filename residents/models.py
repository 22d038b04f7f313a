"""People who take part, known only by what they chose to give."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Resident(models.Model):
    """One person as the town knows them: a name or nickname and one contact point. No account."""

    name = models.CharField(_("お名前・ニックネーム"), max_length=100)
    email = models.CharField(_("メールアドレス"), max_length=254, blank=True)
    phone = models.CharField(_("電話番号"), max_length=20, blank=True)
    created_at = models.DateTimeField(_("登録日時"))

    class Meta:
        verbose_name = _("参加者")
        verbose_name_plural = _("参加者")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone="") | models.Q(name=""),
                name="resident_has_a_contact_point",
                violation_error_message=_("メールアドレスか電話番号のどちらかを入れてください。"),
            )
        ]

    def __str__(self) -> str:
        return f"参加者{self.pk}"

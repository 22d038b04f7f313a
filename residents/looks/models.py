"""One look. Ids only: no word of what was seen."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What was looked at, in words that tell a resident enough and a passer-by nothing of a need."""

    PROFILE = "profile", _("わたしの配慮")
    SUPPORT = "support", _("配慮の申し出")
    CARD = "card", _("参加カード")
    PERSON = "person", _("お名前と連絡先")
    HANDED = "handed", _("「わたしの配慮」から渡したもの")
    LIST = "list", _("申込の一覧")


class LookQuerySet(models.QuerySet["Look"]):
    """Questions about looks."""

    def of_staff(self) -> LookQuerySet:
        """By the town's own people."""
        return self.exclude(staff=None)

    def older_than(self, moment: datetime) -> LookQuerySet:
        """What may be forgotten."""
        return self.filter(at__lt=moment)


class Look(models.Model):
    """Somebody (staff, or another resident who acts for this one) looked at something about a resident."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    carer = models.ForeignKey(
        "residents.Resident", null=True, blank=True, on_delete=models.SET_NULL, related_name="looks_at_others"
    )
    what = models.CharField(_("見たもの"), max_length=20, choices=What)
    # Which of them, as an id ("registration.17"); nothing personal.
    which = models.CharField(max_length=60, blank=True)
    about = models.ForeignKey("residents.Resident", on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField(_("日時"), db_index=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("だれが見たか")
        verbose_name_plural = _("だれが見たか")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["about", "-at"], name="looks_at_somebody")]

    def __str__(self) -> str:
        return f"{self.what} {self.about_id}"

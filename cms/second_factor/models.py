"""Backup codes (予備のコード), for the day the phone is lost."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupCode(models.Model):
    """One code that works once. Only its digest is kept: whoever reads the database learns no code.

    django-otp's own StaticToken keeps codes in clear, so it is not used.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="backup_codes")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("作成日時"))
    used_at = models.DateTimeField(_("使った日時"), null=True, blank=True)

    class Meta:
        verbose_name = _("予備のコード")
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="one_digest_of_a_backup_code")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%Y-%m-%d}"

"""Answer times: what the town promises, published."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.requests.choices import OtherForm


class AnswerTime(models.Model):
    """Within how many days one form is sent, and whether it is offered at all. Staff set it; residents read it."""

    form = models.CharField(_("形"), max_length=20, choices=OtherForm, unique=True)
    days = models.PositiveSmallIntegerField(
        _("何日以内に送るか"), validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    is_offered = models.BooleanField(_("受け付ける"), default=True)

    class Meta:
        verbose_name = _("お届けまでの日数")
        verbose_name_plural = _("お届けまでの日数")

    def __str__(self) -> str:
        return f"{self.form}: {self.days}"

"""What goes out every time, from one consent: a braille newsletter every month."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models import DocumentKind
from documents.requests.models.delivery import Delivered


class StandingOrderQuerySet(models.QuerySet["StandingOrder"]):
    """Questions about standing orders."""

    def running(self) -> StandingOrderQuerySet:
        """Agreed to, and not ended."""
        return self.filter(ended_at=None)


class StandingOrder(Delivered):
    """One resident's 「毎回のお届け」: which kind of document, as what, where to.

    The words of the consent are kept as they were read or heard, with their day.
    """

    kind = models.CharField(_("資料の種類"), max_length=20, choices=DocumentKind)
    consent_words = models.TextField(_("同意の言葉"))
    consented_at = models.DateTimeField(_("同意の日時"))
    ended_at = models.DateTimeField(_("やめた日時"), null=True, blank=True)
    ended_by = models.CharField(_("やめた経路"), max_length=20, blank=True)

    objects = StandingOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("毎回のお届け")
        verbose_name_plural = _("毎回のお届け")
        ordering = ["consented_at", "pk"]
        indexes = [models.Index(fields=["kind", "ended_at"], name="standing_orders_running")]

    @property
    def words(self) -> str:
        """「広報・おたよりを、毎回、点字の紙で」."""
        return gettext("%(kind)sを、毎回、%(form)sで") % {
            "kind": self.get_kind_display(),
            "form": self.get_form_display(),
        }

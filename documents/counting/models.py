"""One number for each document, format and day. Nothing in a row leads to a person."""

from datetime import date

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

# What is counted beside the formats.
ORIGINAL = "original"
FROM_PAPER = "number"


class DownloadCountQuerySet(models.QuerySet["DownloadCount"]):
    """Questions about counts, and the one way to add to them."""

    def add_one(self, *, page_id: int, kind: str, day: date) -> None:
        """One more. The first of a day makes the row; of two at the same moment, both are counted."""
        found = {"page_id": page_id, "kind": kind, "day": day}
        if not self.filter(**found).update(count=F("count") + 1):
            self.bulk_create([DownloadCount(**found, count=0)], ignore_conflicts=True)
            self.filter(**found).update(count=F("count") + 1)

    def between(self, first: date, last: date) -> "DownloadCountQuerySet":
        """Those of these days, both included."""
        return self.filter(day__gte=first, day__lte=last)


class DownloadCount(models.Model):
    """How often one format of one document was taken along on one day."""

    page = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("形式"), max_length=10)
    day = models.DateField(_("日"))
    count = models.PositiveIntegerField(_("回数"), default=0)

    objects = DownloadCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("資料の利用数")
        verbose_name_plural = _("資料の利用数")
        constraints = [models.UniqueConstraint(fields=["page", "kind", "day"], name="one_count_of_a_format_and_day")]
        indexes = [models.Index(fields=["day"], name="downloads_of_a_day")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind} {self.day} {self.count}"

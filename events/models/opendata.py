"""Where an event came from, when it was read from open data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpenDataRecord(models.Model):
    """The row of open data an event was made from, cell by cell as it stood in the file.

    Kept so that a second import finds its event again, and so that what was read from a column can be written back
    unchanged. ``digest`` is the fingerprint of the cells: while it stays the same there is nothing to do.
    """

    page = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="open_data")
    publisher = models.CharField(_("公開した団体"), max_length=200, db_index=True)
    cells = models.JSONField(_("もとの行"))
    digest = models.CharField(max_length=64, db_index=True)
    file = models.CharField(_("ファイル"), max_length=255)
    line = models.PositiveIntegerField(_("行"))
    imported_at = models.DateTimeField(_("取り込み日時"))

    class Meta:
        verbose_name = _("オープンデータの行")
        verbose_name_plural = _("オープンデータの行")

    def __str__(self) -> str:
        return f"{self.file} {self.line}"

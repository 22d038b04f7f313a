"""Where an event came from, when it was read from open data."""

from django.conf import settings
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


class ImportState(models.TextChoices):
    """How far an import from the CMS has come."""

    CHECKED = "checked", _("確かめました（まだ取り込んでいません）")
    WAITING = "waiting", _("取り込み中")
    DONE = "done", _("取り込みました")
    FAILED = "failed", _("途中で止まりました")


class OpenDataImport(models.Model):
    """Files that staff uploaded: first checked and reported on, imported once they confirm.

    ``report`` is the outcome of the check, later of the import. The files are dropped when the import is done.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("担当"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    as_drafts = models.BooleanField(_("下書きとして作る"), default=False)
    state = models.CharField(_("状態"), max_length=10, choices=ImportState, default=ImportState.CHECKED)
    report = models.JSONField(_("結果"))
    created_at = models.DateTimeField(_("受け取った日時"))
    finished_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)

    class Meta:
        verbose_name = _("オープンデータの取り込み")
        verbose_name_plural = _("オープンデータの取り込み")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


class OpenDataUpload(models.Model):
    """One uploaded file, kept in the database and never under a public address: it may have been the wrong file."""

    batch = models.ForeignKey(OpenDataImport, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    content = models.BinaryField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

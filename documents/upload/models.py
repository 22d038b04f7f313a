"""Where a file came from, what it was, and the untouched original."""

from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.upload.content import FileType
from documents.upload.removals import Removal


class Scan(models.TextChoices):
    """What the virus scanner said when the file came."""

    CLEAN = "clean", _("ウイルスは見つかりませんでした")
    NOT_CONFIGURED = "not_configured", _("ウイルス検査は行っていません（検査の仕組みがつながっていません）")
    NOT_ASKED = "not_asked", _("画面を通らずに入ったため、検査していません")


def private_storage() -> Storage:
    """Nothing in it has an address: only staff get at it, through a view that asks who they are."""
    return storages["originals"]


class Original(models.Model):
    """One version of an uploaded file, as it came.

    ``sha256`` is of the untouched original, ``given_sha256`` of what residents are given: another one when something
    was taken out, or when an old file was converted.
    """

    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE, related_name="originals")
    version = models.PositiveIntegerField(_("版"))
    sha256 = models.CharField(_("しるし（SHA-256）"), max_length=64, db_index=True)
    given_sha256 = models.CharField(_("公開するファイルのしるし（SHA-256）"), max_length=64, db_index=True)
    given_name = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField(_("大きさ（バイト）"))
    file_type = models.CharField(_("種類"), max_length=10, choices=FileType, blank=True)
    name_as_given = models.CharField(_("付いていた名前"), max_length=300)
    removed = models.JSONField(_("取り除いたもの"), default=list, blank=True)
    scan = models.CharField(_("ウイルス検査"), max_length=20, choices=Scan)
    file = models.FileField(_("もとのファイル"), storage=private_storage, max_length=200)
    received_by: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("入れた人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    received_at = models.DateTimeField(_("入れた日時"))

    class Meta:
        verbose_name = _("もとのファイルの記録")
        verbose_name_plural = _("もとのファイルの記録")
        constraints = [models.UniqueConstraint(fields=["document", "version"], name="one_original_for_a_version")]
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.version} {self.sha256[:12]}"

    @property
    def removals(self) -> list[str]:
        """What was taken out and why, in words."""
        return [str(Removal(code).label) for code in self.removed]

    @property
    def is_as_it_came(self) -> bool:
        """Whether residents are given the very bytes that came."""
        return self.sha256 == self.given_sha256

"""Versions of a document's text, the copy that staff work on, and how many sheets its paper has."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.correcting.stored import StoredBlock, blocks_from
from documents.upload.models import private_storage


class SourceVersionQuerySet(models.QuerySet["SourceVersion"]):
    """Questions about versions."""

    def newest(self, page_id: int) -> "SourceVersion | None":
        """The one that counts, if the file of the document was ever read."""
        return self.filter(page_id=page_id).order_by("-number").first()

    def newest_of_each(self) -> "SourceVersionQuerySet":
        """The one that counts of every document."""
        newer = self.model.objects.filter(page=models.OuterRef("page"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(newer))


class SourceVersion(models.Model):
    """The text of a document's file at one time. Never changed: the newest counts, older ones are its history.

    ``lost`` are corrections that found no place when a new file came: shown to staff until they decide.
    ``recipe`` is the extraction's own version, so that a better reader reads again. ``open_doubts`` counts the blocks
    at which somebody should still look.
    """

    page = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="source_versions")
    number = models.PositiveIntegerField(_("版"))
    blocks = models.JSONField(default=list)
    lost = models.JSONField(default=list, blank=True)
    original_sha = models.CharField(max_length=64)
    recipe = models.CharField(max_length=20)
    open_doubts = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("直した人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("日時"))
    note = models.CharField(_("ひとこと"), max_length=200, blank=True)

    objects = models.Manager.from_queryset(SourceVersionQuerySet)()

    class Meta:
        verbose_name = _("資料の文章の版")
        permissions = [("correct_texts", _("資料の文章を直す"))]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="one_version_of_a_number")]
        ordering = ["page", "-number"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once only: whoever looks back must find what was there."""
        if self.pk is not None:
            raise TypeError("a version is never changed")
        self.open_doubts = sum(1 for block in self.stored if block.open_doubts and not block.is_joined)
        super().save(*args, **kwargs)

    @property
    def stored(self) -> list[StoredBlock]:
        """Its blocks."""
        return blocks_from(self.blocks)


class WorkingCopy(models.Model):
    """What staff are changing at the moment, together: seen by nobody else until they put it into use.

    ``changed`` says per block who changed it last and when, for whoever meets somebody else's change.
    """

    page = models.OneToOneField("documents.DocumentPage", on_delete=models.CASCADE, related_name="working_copy")
    base = models.ForeignKey(SourceVersion, on_delete=models.CASCADE, related_name="+")
    blocks = models.JSONField(default=list)
    lost = models.JSONField(default=list, blank=True)
    changed = models.JSONField(default=dict, blank=True)
    changed_at = models.DateTimeField(_("日時"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("資料の文章の直しかけ")

    def __str__(self) -> str:
        return f"{self.page_id}"

    @property
    def stored(self) -> list[StoredBlock]:
        """Its blocks."""
        return blocks_from(self.blocks)


class Paper(models.Model):
    """The sheets of an original file: how many, how large, and as a PDF where the file is none itself.

    Kept by content, so that the same file under two documents is measured once. ``words`` are the letters on each sheet
    of an office file: its own text does not say where a page ends.
    """

    sha = models.CharField(max_length=64, unique=True)
    sizes = models.JSONField(default=list)
    words = models.JSONField(default=list, blank=True)
    pdf = models.FileField(upload_to="paper/", storage=private_storage, blank=True)
    problem = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("資料の紙の画像")

    def __str__(self) -> str:
        return self.sha

    @property
    def pages(self) -> int:
        """How many sheets."""
        return len(self.sizes)

"""One picture out of an uploaded file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceFigure(models.Model):
    """What ``<img src="figure:KEY">`` in the source text of ``page`` means.

    ``key`` is the hash of its content, so the same picture is kept once, and its address may be kept for ever.
    Pictures of earlier versions stay: staff may go back to one.
    """

    page = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="figures")
    key = models.CharField(max_length=64)
    file = models.FileField(_("ファイル"), upload_to="figures/")
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField(_("幅"))
    height = models.PositiveIntegerField(_("高さ"))

    class Meta:
        verbose_name = _("資料の画像")
        constraints = [models.UniqueConstraint(fields=["page", "key"], name="one_figure_of_a_key")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.key}"

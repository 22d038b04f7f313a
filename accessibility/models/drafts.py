"""Sentences of drafts that staff have just asked to hear."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class WantedSentence(models.Model):
    """One sentence of a saved revision, waiting for its sound for the few seconds until the worker looks.

    A row rather than a task of its own: a worker in the middle of a long recording looks between two sentences.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # 0 is the page as it stands.
    revision = models.PositiveIntegerField()
    version = models.CharField(max_length=10, blank=True, default="")
    number = models.PositiveIntegerField()
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("職員が聞こうとしている文")
        verbose_name_plural = _("職員が聞こうとしている文")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "revision", "version", "number"], name="one_row_for_each_wanted_sentence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.revision} {self.number}"

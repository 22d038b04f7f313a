"""What a document is about, and whom it is for: short lists of the town's own words.

Lists and not free words: a filter helps only where two documents about one thing say so with one word.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from accessibility import languages


class Label(models.Model):
    """One word of a list."""

    name = models.CharField(_("言葉"), max_length=60, unique=True)
    name_en = models.CharField(_("英語での言い方"), max_length=60, blank=True, help_text=_("英語のページで使います。"))
    slug = models.SlugField(_("URLの名前"), unique=True, help_text=_("英数字とハイフン。例：bousai"))
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_in(languages.current())

    def name_in(self, language: str) -> str:
        """The word for a page in this language; its own where nobody wrote another."""
        return (self.name_en if language == "en" else "") or self.name


@register_snippet
class Subject(Label):
    """What a document is about (テーマ)."""

    class Meta:
        verbose_name = _("資料のテーマ")
        verbose_name_plural = _("資料のテーマ")
        ordering = ["sort_order", "name"]


@register_snippet
class DocumentAudience(Label):
    """Whom a document is for (対象)."""

    class Meta:
        verbose_name = _("資料の対象")
        verbose_name_plural = _("資料の対象")
        ordering = ["sort_order", "name"]

"""The town's own readings, and the sound already made."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet


@register_snippet
class ReadingEntry(models.Model):
    """How the town reads one word (読み辞書). Furigana and speech both obey it.

    ``surface`` is the word as written; ``reading`` its reading in hiragana or katakana.
    """

    surface = models.CharField(_("書き方"), max_length=100, unique=True, help_text=_("例：縁側市"))
    reading = models.CharField(_("読み方"), max_length=200, help_text=_("ひらがなで。例：えんがわし"))

    class Meta:
        verbose_name = _("読み辞書")
        verbose_name_plural = _("読み辞書")
        ordering = ["surface"]

    def __str__(self) -> str:
        return f"{self.surface}（{self.reading}）"

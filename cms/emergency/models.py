"""What the notice says. One for the whole town; it stands on every page as soon as it is saved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="warning", order=1)
class EmergencyNotice(BaseGenericSetting):
    """What everybody has to know at once: an evacuation, a meeting called off, a telephone that is dead."""

    is_shown = models.BooleanField(
        _("すべてのページに出す"),
        default=False,
        help_text=_("保存すると、すぐに出ます。しるしを消して保存すると、消えます。"),
    )
    title = models.CharField(
        _("何があり、どうすればよいか（一文で）"),
        max_length=80,
        blank=True,
        help_text=_("例：川の近くの方は、避難を始めてください"),
    )
    text = models.TextField(
        _("くわしいこと"),
        max_length=400,
        blank=True,
        help_text=_("一行に一つずつ、短く書きます。"),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("くわしく書いたページ"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    title_en = models.CharField(_("英語の一文"), max_length=160, blank=True)
    text_en = models.TextField(_("英語のくわしいこと"), max_length=800, blank=True)
    since = models.DateTimeField(_("いつの知らせか"), null=True, blank=True, editable=False)

    panels = [
        FieldPanel("is_shown"),
        MultiFieldPanel([FieldPanel("title"), FieldPanel("text"), FieldPanel("page")], heading=_("知らせること")),
        MultiFieldPanel([FieldPanel("title_en"), FieldPanel("text_en")], heading=_("英語のページに出すこと")),
    ]

    class Meta:
        verbose_name = _("緊急のお知らせ")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Nothing empty is shown to a town in need."""
        super().clean()
        if self.is_shown and not self.title.strip():
            raise ValidationError({"title": _("何があり、どうすればよいかを、一文で書いてください。")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saving anew says it anew: the notice tells of what moment it is."""
        self.since = timezone.now()
        super().save(*args, **kwargs)

"""The town's own readings, and the rubies already made."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

IS_KANA = RegexValidator(r"^[ぁ-ゖァ-ヺー・]+$", _("ひらがなかカタカナで入れてください。例：えんがわし"))
IS_ONE_WORD = RegexValidator(r"^\S+$", _("空白や改行を入れずに、ひとつの言葉を入れてください。例：縁側市"))


class Readings(models.QuerySet["ReadingEntry"]):
    """The table, asked in words."""

    def of_page(self, page_id: int) -> "Readings":
        """What holds on the page: its own entries and the town's."""
        return self.filter(models.Q(page=None) | models.Q(page_id=page_id))


class ReadingEntry(models.Model):
    """How the town reads one word (読み辞書). Furigana and speech both obey it.

    ``surface`` is the word as written; ``reading`` its reading in hiragana or katakana; ``page`` the only page on which
    it is read so, if it is read otherwise elsewhere.
    """

    surface = models.CharField(_("書き方"), max_length=100, validators=[IS_ONE_WORD], help_text=_("例：縁側市"))
    reading = models.CharField(
        _("読み方"), max_length=200, validators=[IS_KANA], help_text=_("ひらがなで。例：えんがわし")
    )
    note = models.CharField(
        _("メモ"), max_length=200, blank=True, help_text=_("どこで確かめたかなど。町の外には出ません。")
    )

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("このページだけ"),
        help_text=_("ひとつのページだけでこう読むときに選びます。選ばなければ、すべてのページでこう読みます。"),
    )

    objects = Readings.as_manager()

    class Meta:
        verbose_name = _("読み辞書")
        verbose_name_plural = _("読み辞書")
        ordering = ["surface"]
        permissions = [("hear_drafts", _("公開前のページを音で確かめる"))]
        constraints = [
            models.UniqueConstraint(
                fields=["surface"],
                condition=models.Q(page=None),
                name="one_reading_of_a_word",
                violation_error_message=_("この言葉は、もう読み辞書にあります。そちらを直してください。"),
            ),
            models.UniqueConstraint(
                fields=["surface", "page"],
                name="one_reading_of_a_word_on_a_page",
                violation_error_message=_("このページだけの読みが、もう読み辞書にあります。そちらを直してください。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface}（{self.reading}）"

    @property
    def where(self) -> str:
        """On which pages it is read so, in words."""
        return self.page.title if self.page else gettext("すべてのページ")


class FuriganaText(models.Model):
    """One stretch of text with its rubies, so that page workers need not load Open JTalk (300 MB) to show it."""

    digest = models.CharField(max_length=64, primary_key=True)
    annotated = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("ふりがな付きの文")
        verbose_name_plural = _("ふりがな付きの文")

    def __str__(self) -> str:
        return self.digest

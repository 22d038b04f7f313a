"""Documents (資料): one source text and its formats."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models import BasePage


class DocumentKind(models.TextChoices):
    """What a document is, in the words people look for."""

    NEWSLETTER = "newsletter", _("広報・おたより")
    GUIDE = "guide", _("手引き・案内")
    HANDOUT = "handout", _("会議・説明会の資料")
    FORM = "form", _("申請書・用紙")


class DocumentIndexPage(BasePage):
    """All documents, newest first (資料)."""

    max_count_per_parent = 1
    subpage_types = ["documents.DocumentPage"]

    class Meta:
        verbose_name = _("資料の一覧")


class DocumentPage(BasePage):
    """One document. Its text comes from the uploaded file, or from the page body when there is none."""

    kind = models.CharField(_("種類"), max_length=20, choices=DocumentKind, default=DocumentKind.GUIDE)
    issued_on = models.DateField(_("発行日"))
    upload = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("もとのファイル"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("PDF・Word・Excel・PowerPoint。文章・拡大印刷・音声はここから自動で作ります。"),
    )

    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("kind"),
        FieldPanel("issued_on"),
        FieldPanel("upload"),
        *BasePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("資料")


class FormatKind(models.TextChoices):
    """The formats a document is offered in."""

    LARGE_PRINT_18 = "pdf18", _("拡大印刷用PDF（18ポイント）")
    LARGE_PRINT_22 = "pdf22", _("拡大印刷用PDF（22ポイント）")
    LARGE_PRINT_28 = "pdf28", _("拡大印刷用PDF（28ポイント）")
    AUDIO_MP3 = "mp3", _("音声（MP3）")


class FormatState(models.TextChoices):
    """Whether a format can be given out."""

    MAKING = "making", _("作成中")
    FRESH = "fresh", _("最新")
    STALE = "stale", _("古い版")
    FAILED = "failed", _("作成できませんでした")


class SourceText(models.Model):
    """The structured text of a document, from which every format is made.

    ``html`` is sanitised and uses only h2, h3, p, ul, ol, li, table parts and links.
    ``digest`` is the SHA-256 of what it was made from (file bytes, or the rendered body).
    """

    page = models.OneToOneField(DocumentPage, on_delete=models.CASCADE, related_name="source_text")
    html = models.TextField(_("本文"), blank=True)
    digest = models.CharField(max_length=64)
    refusal = models.CharField(_("取り出せなかった理由"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("作成日時"))

    class Meta:
        verbose_name = _("資料の本文")

    def __str__(self) -> str:
        return f"{self.page_id}"


class Format(models.Model):
    """One format of one document: its file, its exact size in bytes, its length in seconds when it is sound."""

    page = models.ForeignKey(DocumentPage, on_delete=models.CASCADE, related_name="formats")
    kind = models.CharField(_("形式"), max_length=10, choices=FormatKind)
    state = models.CharField(_("状態"), max_length=10, choices=FormatState, default=FormatState.MAKING)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    file = models.FileField(_("ファイル"), upload_to="formats/", blank=True)
    size = models.PositiveBigIntegerField(_("大きさ（バイト）"), default=0)
    seconds = models.FloatField(_("長さ（秒）"), default=0)
    source_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("資料の形式")
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_format_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}"

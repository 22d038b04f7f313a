"""The pages of documents."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from accessibility.when import day_in_words
from cms.models import BasePage
from documents.choosing.ways import Place, ways
from documents.easy_start import blocks_of
from documents.extraction.structure import plain_text
from documents.labels.models import DocumentAudience, Subject
from documents.models.choices import DocumentKind, FormatState
from documents.models.formats import Format, SourceText
from documents.models.offers import format_offers, original_offer
from documents.panels import FormatsPanel
from documents.rules import minutes_in_words
from documents.screen import for_screen

SITE_ROOT_DEPTH = 2
COMING = {FormatState.MAKING, FormatState.STALE}


class DocumentPage(BasePage):
    """One document. Its text comes from the uploaded file, or from the page body when there is none."""

    kind = models.CharField(_("種類"), max_length=20, choices=DocumentKind, default=DocumentKind.GUIDE)
    issued_on = models.DateField(_("発行日"))
    subjects = ParentalManyToManyField(
        Subject, verbose_name=_("テーマ"), blank=True, related_name="documents", help_text=_("一覧でしぼれます。")
    )
    audiences = ParentalManyToManyField(
        DocumentAudience,
        verbose_name=_("対象"),
        blank=True,
        related_name="documents",
        help_text=_("一覧でしぼれます。えらばなければ「どなたでも」と書きます。"),
    )
    audience_note = models.CharField(
        _("対象の説明"),
        max_length=120,
        blank=True,
        help_text=_("対象を、もっとくわしく言うとき。例：令和8年度に75歳になる方"),
    )
    upload = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("もとのファイル"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("PDF・Word・Excel・PowerPoint。文章・拡大印刷・音声はここから自動で作ります。"),
    )

    fields_easy_follows = (*BasePage.fields_easy_follows, "upload_id")
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("kind"),
        FieldPanel("issued_on"),
        MultiFieldPanel(
            [
                FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audience_note"),
            ],
            heading=_("テーマと対象"),
        ),
        FieldPanel("upload"),
        FormatsPanel(),
        *BasePage.content_panels[2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("source_plain_text"),
        index.FilterField("kind"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        verbose_name = _("資料")

    @property
    def source(self) -> SourceText | None:
        """The text taken out so far; none while a new document waits for its turn."""
        return SourceText.objects.filter(page_id=self.pk).first() if self.pk else None

    def blocks_to_start_from(self) -> list[Any]:
        """An easy version starts from what the file says, where there is a file."""
        source = self.source
        return list(blocks_of(source.html)) if self.upload and source else super().blocks_to_start_from()

    def printed_html(self) -> str:
        """What stands on its paper: the title and the text, without what the web page says around them."""
        source = self.source
        return f"<h1>{escape(self.title)}</h1>{source.html}" if source and source.html else ""

    def source_plain_text(self) -> str:
        """The words of the document, so that search finds what only stands inside a file."""
        source = self.source
        return plain_text(source.html) if source else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Text, length and formats."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if "easy" in context:
            return context
        source = self.source
        formats = list(self.formats.all()) if self.pk else []
        context["source"] = source
        context["text"] = for_screen(source.html, page_id=self.pk) if source and source.html else ""
        context["forms_of_reading"] = self._forms_of_reading(source, formats)
        context["some_are_coming"] = any(row.state in COMING for row in formats)
        context["facts"] = self._facts(source, formats)
        context["breadcrumb"] = self._breadcrumb(request)
        context["ways_before"] = list(ways(self, Place.BEFORE_FORMATS)) if self.pk else []
        context["ways_after"] = list(ways(self, Place.AFTER_FORMATS)) if self.pk else []
        return context

    def _forms_of_reading(self, source: SourceText | None, formats: list[Format]) -> list[Any]:
        forms: list[Any] = []
        if not self.upload or (source and source.html):
            minutes = source.minutes_to_read if source and source.html else 0
            about = gettext("読むのに約%(minutes)d分") % {"minutes": minutes} if minutes else ""
            forms.append({"href": "#text", "title": gettext("このページで読む"), "about": about})
        if source and source.html:
            forms += format_offers(self.title, formats)
        original = original_offer(self.title, self.upload)
        return [*forms, original] if original else forms

    def _facts(self, source: SourceText | None, formats: list[Format]) -> list[dict[str, str]]:
        facts = [
            {"term": gettext("種類"), "text": self.get_kind_display()},
            {"term": gettext("発行日"), "text": day_in_words(self.issued_on)},
        ]
        if source and source.html:
            seconds = next((row.seconds for row in formats if row.seconds), source.seconds_to_hear)
            length = {"read": minutes_in_words(source.minutes_to_read * 60), "hear": minutes_in_words(seconds)}
            facts.append({"term": gettext("長さ"), "text": gettext("読むのに%(read)s、聞くのに%(hear)s") % length})
        return facts

    def _breadcrumb(self, request: HttpRequest) -> list[dict[str, str]]:
        above = [page for page in self.get_ancestors() if page.depth > SITE_ROOT_DEPTH] if self.pk else []
        items = [{"title": page.title, "href": page.get_url(request) or ""} for page in above]
        return [{"title": gettext("いま"), "href": "/"}, *items, {"title": self.title, "href": ""}]

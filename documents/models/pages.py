"""The pages of documents."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from accessibility.when import day_in_words
from cms.models import BasePage
from documents.easy_start import blocks_of
from documents.extraction.structure import plain_text
from documents.models.choices import DocumentKind, FormatState
from documents.models.formats import Format, SourceText
from documents.models.offers import format_offers, original_offer
from documents.panels import FormatsPanel
from documents.rules import minutes_in_words
from documents.screen import for_screen

DOCUMENTS_A_PAGE = 20
SITE_ROOT_DEPTH = 2
COMING = {FormatState.MAKING, FormatState.STALE}


class DocumentIndexPage(BasePage):
    """All documents, newest first (資料)."""

    can_be_easy = False
    max_count_per_parent = 1
    subpage_types = ["documents.DocumentPage"]

    class Meta:
        verbose_name = _("資料の一覧")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The documents of the chosen kind. An unknown kind or page number shows what there is."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        kind = request.GET.get("kind", "")
        kind = kind if kind in DocumentKind.values else ""
        address = self.get_url(request) or ""
        documents = DocumentPage.objects.child_of(self).live().order_by("-issued_on", "-pk")
        documents = documents.select_related("source_text")
        if kind:
            documents = documents.filter(kind=kind)
        context["page_of_documents"] = Paginator(documents, DOCUMENTS_A_PAGE).get_page(request.GET.get("page"))
        context["query"] = urlencode({"kind": kind}) if kind else ""
        context["kinds"] = [
            {"id": f"kind-{value or 'all'}", "words": words, "href": f"{address}?kind={value}" if value else address}
            | {"here": value == kind}
            for value, words in [("", gettext("すべて")), *DocumentKind.choices]
        ]
        context["ways_out"] = [{"title": gettext("すべての資料を見る"), "href": address}] if kind else []
        return context

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Only the list for htmx; the whole page for everybody else, and when the browser goes back."""
        template: str = super().get_template(request, *args, **kwargs)
        htmx = getattr(request, "htmx", None)
        return f"{template}#results" if htmx and not htmx.history_restore_request else template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The same address gives a page or a part."""
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request"])
        return response


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

    fields_easy_follows = (*BasePage.fields_easy_follows, "upload_id")
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("kind"),
        FieldPanel("issued_on"),
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
        context["text"] = for_screen(source.html) if source and source.html else ""
        context["forms_of_reading"] = self._forms_of_reading(source, formats)
        context["some_are_coming"] = any(row.state in COMING for row in formats)
        context["facts"] = self._facts(source, formats)
        context["breadcrumb"] = self._breadcrumb(request)
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

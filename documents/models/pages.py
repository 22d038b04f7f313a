"""The pages of documents."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Value
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from accessibility import languages
from cms.models import BasePage
from documents.choosing.facts import audience_in_words
from documents.easy_start import blocks_of
from documents.extraction.structure import plain_text
from documents.labels.models import DocumentAudience, Subject
from documents.models.choices import DocumentKind
from documents.models.formats import SourceText
from documents.models.on_screen import context_of
from documents.numbers import number_of
from documents.panels import FormatsPanel
from documents.upload.panels import OriginalPanel

# What the public page needs of them.
SOURCE_FIELDS = ("page", "html", "refusal", "minutes_to_read", "seconds_to_hear", "by_machine", "made_at")
UPLOAD_FIELDS = ("page__upload__title", "page__upload__file", "page__upload__file_size")


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
        help_text=_(
            "PDF・Word・Excel・PowerPoint・テキスト・HTML・画像。文章・拡大印刷・音声はここから自動で作ります。"
        ),
    )

    fields_easy_follows = (*BasePage.fields_easy_follows, "upload_id")
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        BasePage.content_panels[0],
        FieldPanel(
            "summary", help_text=_("2つの文で：何の資料か。読むと何が分かるか。一覧・検索・お知らせの手紙に出ます。")
        ),
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
        OriginalPanel(),
        FormatsPanel(),
        *BasePage.content_panels[2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("source_plain_text"),
        index.SearchField("words_of_labels"),
        index.FilterField("kind"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        verbose_name = _("資料")

    @property
    def source(self) -> SourceText | None:
        """The text taken out so far; none while a new document waits for its turn."""
        return SourceText.objects.filter(page_id=self.pk).first() if self.pk else None

    def source_with_upload(self) -> SourceText | None:
        """The same, and the uploaded file with it: one question for both."""
        found = SourceText.objects.filter(page_id=self.pk).select_related("page__upload")
        source = found.only(*SOURCE_FIELDS, *UPLOAD_FIELDS).first()
        if source is not None and source.page.upload_id == self.upload_id:
            self.upload = source.page.upload
        return source

    @property
    def number(self) -> str:
        """What is printed on paper and said on the telephone (資料番号)."""
        return number_of(self.pk)

    @cached_property
    def label_names(self) -> dict[str, list[str]]:
        """The words for subjects ("subject") and audiences ("audience"), in the language of this visit."""
        chosen = {"subject": self.subjects, "audience": self.audiences}
        if not self.pk or self._is_a_draft:
            return {sort: [str(label) for label in labels.all()] for sort, labels in chosen.items()}
        subjects, audiences = (
            model.objects.filter(documents=self).order_by().values_list(Value(sort), "sort_order", "name", "name_en")
            for sort, model in (("subject", Subject), ("audience", DocumentAudience))
        )
        names: dict[str, list[str]] = {"subject": [], "audience": []}
        for sort, _order, name, name_en in sorted(subjects.union(audiences)):
            names[sort].append((languages.current() == "en" and name_en) or name)
        return names

    @property
    def _is_a_draft(self) -> bool:
        """Whether its words come from a revision, which knows labels that the database does not."""
        return bool(getattr(self, "_cluster_related_objects", None))

    @property
    def for_whom(self) -> str:
        """Whom it is for, in words."""
        return audience_in_words(self.label_names["audience"], self.audience_note)

    def blocks_to_start_from(self) -> list[Any]:
        """An easy version starts from what the file says, where there is a file."""
        source = self.source
        return list(blocks_of(source.html)) if self.upload and source else super().blocks_to_start_from()

    def printed_html(self) -> str:
        """What stands on its paper: the title and the text, without what the web page says around them."""
        source = self.source
        return f"<h1>{escape(self.title)}</h1>{source.html}" if source and source.html else ""

    def words_of_labels(self) -> str:
        """Search finds a document by its subjects and audiences too, in every language they have."""
        labels = [*self.subjects.all(), *self.audiences.all()]
        return " ".join(word for label in labels for word in (label.name, label.name_en) if word)

    def source_plain_text(self) -> str:
        """The words of the document, so that search finds what only stands inside a file."""
        source = self.source
        return plain_text(source.html) if source else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Text, length and formats."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if "easy" in context:
            return context
        return context | context_of(self, request)

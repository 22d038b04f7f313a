"""Pages that every room builds on."""

from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.blocks import BodyBlock
from cms.second_factor.models import BackupCode
from cms.visitorless import visitorless_request

__all__ = ["BackupCode", "BasePage", "HomePage", "InformationPage"]


class BasePage(Page):
    """A public page: a title, one sentence that holds all, and a body."""

    summary = models.CharField(
        _("ひとことで"),
        max_length=200,
        blank=True,
        help_text=_("このページのすべてを一文で。一覧と検索にも出ます。"),
    )
    body = StreamField(BodyBlock(), verbose_name=_("本文"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def main_html(self) -> str:
        """What the page says, without header, footer or visitor: spoken, checked and made into documents."""
        request = visitorless_request(self)
        return render_to_string(f"{self.get_template(request)}#main", self.get_context(request), request)


class HomePage(BasePage):
    """The front door: what can be joined now, what comes next, what is new, and how."""

    max_count_per_parent = 1

    class Meta:
        verbose_name = _("トップページ")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page below by its whole address at once, where Wagtail asks twice for each step of the way."""
        if len(path_components) > 1:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            found = self.get_descendants().filter(slug=path_components[-1], url_path=address).first()
            if found:
                return found.specific.route(request, [])
        return super().route(request, path_components)


class InformationPage(BasePage):
    """How to take part, accessibility policy, privacy and other lasting information (使い方)."""

    class Meta:
        verbose_name = _("案内ページ")

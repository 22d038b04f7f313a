"""The list of all documents."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accessibility.fragments import wants_part
from cms.models import BasePage
from documents.models.filters import DocumentFilter
from documents.models.pages import DocumentPage

DOCUMENTS_A_PAGE = 20
DAYS_A_WEEK = 7


class DocumentIndexPage(BasePage):
    """All documents, newest first, narrowed by subject, audience, sort, form and time (資料)."""

    can_be_easy = False
    max_count_per_parent = 1
    subpage_types = ["documents.DocumentPage", "webforms.WebFormPage"]

    class Meta:
        verbose_name = _("資料の一覧")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The filter as the visitor set it, and one page of documents that match it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        documents = DocumentPage.objects.child_of(self).live()
        data = getattr(request, "GET", {})
        chosen = DocumentFilter(data, among=documents, today=timezone.localdate())
        found = Paginator(for_list(chosen.narrow(documents)), DOCUMENTS_A_PAGE).get_page(data.get("page"))
        address = self.get_url(request) or ""
        ways_out = [{"title": gettext("条件をなくして、すべての資料を見る"), "href": address}] if chosen.chosen else []
        return context | {
            "filter": chosen,
            "page_of_documents": found,
            "query": chosen.query(),
            "ways_out": ways_out,
            "has_weekly_letter": settings.ENGAWA_DIGEST_WEEKDAY in range(DAYS_A_WEEK),
        }

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Only the list for htmx; the whole page for everybody else, and when the browser goes back."""
        template: str = super().get_template(request, *args, **kwargs)
        return f"{template}#results" if wants_part(request) else template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The same address gives a page or a part."""
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
        return response


def for_list(documents: QuerySet[DocumentPage]) -> QuerySet[DocumentPage]:
    """Newest first, with their lengths, without their texts: those of twenty documents may weigh megabytes."""
    found = documents.select_related("source_text").defer_streamfields()  # type: ignore[attr-defined]
    listed: QuerySet[DocumentPage] = found.defer("source_text__html").order_by("-issued_on", "-pk")
    return listed

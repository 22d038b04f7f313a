"""Where staff find the counts: on the desk, and beside a document in its editor."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.counting.views import LOOK
from documents.models import DocumentPage


@hooks.register("register_admin_urls")
def counting_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("document-counts/", include("documents.counting.urls"))]


@hooks.register(DESK_LINKS)
def how_often(request: HttpRequest) -> Iterator[DeskLink]:
    """For who may look."""
    if request.user.has_perm(LOOK):
        text = _("どの資料が、どの形で何回使われたかが分かります。だれが使ったかは記録していません。")
        yield DeskLink(_("資料の利用数を見る"), text, reverse("document_counting:counts"))


@hooks.register("register_page_header_buttons")
def counts_of_this(page: object, user: object, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 -- Wagtail's signature
    """In the editor of a document."""
    if isinstance(page, DocumentPage) and page.pk and user.has_perm(LOOK):  # type: ignore[attr-defined]
        address = reverse("document_counting:document", args=[page.pk])
        yield Button(_("利用数"), address, icon_name="view", priority=80)

"""Where staff find the findings: in the editor, on the desk; and when files are looked at."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.findings.actions import RECIPE
from documents.findings.duties import LOOK
from documents.findings.models import Examination
from documents.findings.reading import digest_of_upload
from documents.findings.tasks import examine_document
from documents.models import DocumentPage


@hooks.register("register_admin_urls")
def findings_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("documents/", include("documents.findings.urls"))]


@hooks.register("insert_global_admin_css")
def findings_style() -> SafeString:
    """Beside staff's own."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_findings.css"))


@hooks.register("register_permissions")
def findings_permissions() -> QuerySet[Permission]:
    """Administrators can give these duties to a group."""
    named = ["view_examination", "add_judgement"]
    return Permission.objects.filter(content_type__app_label="document_findings", codename__in=named)


@hooks.register("register_page_header_buttons")
def findings_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu, for documents with a file."""
    specific = page.specific_deferred
    if isinstance(specific, DocumentPage) and specific.upload_id and user.has_perm(LOOK):
        address = reverse("document_findings:findings", args=[page.pk])
        yield Button(_("資料の使いやすさを確かめる"), address, icon_name="search", priority=50)


@hooks.register(DESK_LINKS)
def todays_findings(request: HttpRequest) -> Iterator[DeskLink]:
    """The documents with what is to be mended."""
    if request.user.has_perm(LOOK):
        text = _(
            "載せたPDFやWordに、読めない人がいる所がないかを、紙の画像の上で見ます。"
            "WordやLibreOfficeでの直し方も出ます。"
        )
        yield DeskLink(_("資料の使いやすさを確かめる"), text, reverse("document_findings:overviews"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def examine_after_saving(_request: HttpRequest, page: Page) -> None:
    """A file that nobody has looked at yet is looked at while its document is still being written."""
    upload = page.upload if isinstance(page, DocumentPage) else None
    if upload is None:
        return
    try:
        digest = digest_of_upload(upload)
    except FileNotFoundError:
        return
    if not Examination.objects.filter(sha256=digest, recipe=RECIPE).exists():
        examine_document.enqueue(upload.pk)

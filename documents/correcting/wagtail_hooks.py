"""Where staff find the way to correct the text of a document: on the desk, and in the editor's menu."""

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
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.correcting.overview import documents_to_look_at
from documents.correcting.screens import CORRECT
from documents.correcting.version_views import LOG_ACTION
from documents.models import DocumentPage


@hooks.register("register_admin_urls")
def correcting_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("documents/", include("documents.correcting.urls"))]


@hooks.register("register_permissions")
def correcting_permissions() -> QuerySet[Permission]:
    """Administrators can give this duty to a group."""
    return Permission.objects.filter(content_type__app_label="document_corrections", codename="correct_texts")


@hooks.register("register_log_actions")
def correcting_log_actions(actions: LogActionRegistry) -> None:
    """Who put which version into use stands in the history of the page."""
    label = gettext_lazy("資料の文章を直して使用")
    actions.register_action(LOG_ACTION, label, label)


@hooks.register("register_page_header_buttons")
def correcting_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu of documents that have a file."""
    document = page.specific_deferred
    if isinstance(document, DocumentPage) and page.permissions_for_user(user).can_edit() and user.has_perm(CORRECT):
        yield Button(_("文章を直す"), reverse("correcting:overview", args=[page.pk]), icon_name="edit", priority=52)


@hooks.register(DESK_LINKS)
def texts_to_look_at(request: HttpRequest) -> Iterator[DeskLink]:
    """Only while there is something to look at."""
    if not request.user.has_perm(CORRECT):
        return
    if count := len(documents_to_look_at(request.user)):
        text = _("機械の読み取りに自信のないところ、直しかけ、行き場のない直しを、紙の画像とくらべて確かめます。")
        title = _("資料の文章を確かめる（%(count)d件）") % {"count": count}
        yield DeskLink(title, text, reverse("correcting:all"))


@hooks.register("insert_global_admin_css")
def correcting_style() -> SafeString:
    """The paper beside the text."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_correct.css"))

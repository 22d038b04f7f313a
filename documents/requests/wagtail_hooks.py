"""Where the desk stands in Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.models import DocumentPage
from documents.requests.desk.duties import ADD, SEE, SET_TIMES
from documents.requests.desk.reads import calls_to_make
from documents.requests.models import Case


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("document-requests/", include("documents.requests.desk.urls"))]


class DeskMenuItem(MenuItem):
    """「資料の申し出」, for those who may see requests."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of the staff may see requests."""
        return bool(request.user.has_perm(SEE))


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """One word in the menu."""
    address = reverse("documents_desk:queue")
    return DeskMenuItem(gettext_lazy("資料の申し出"), address, name="document-requests", icon_name="mail", order=260)


@hooks.register("register_permissions")
def desk_permissions() -> QuerySet[Permission]:
    """Who may see, take and change requests, and set the days, is decided in the group's screen."""
    names = ["view_case", "add_case", "change_case", "change_answertime"]
    return Permission.objects.filter(content_type__app_label="document_requests", codename__in=names)


@hooks.register("register_log_actions")
def desk_log_actions(actions: LogActionRegistry) -> None:
    """What concerns personal data stands in the site history."""
    for name, words in (
        ("printed", gettext_lazy("宛名ラベルなどを印刷")),
        ("changed", gettext_lazy("申し出の内容を変更")),
        ("ended", gettext_lazy("毎回のお届けを終了")),
    ):
        actions.register_action(f"document_requests.{name}", words, words)


@hooks.register(DESK_LINKS)
def todays_requests(request: HttpRequest) -> Iterator[DeskLink]:
    """The first screen says what waits and what is late."""
    if request.user.has_perm(SEE):
        yield DeskLink(_("資料の申し出を見る"), _waiting_words(), reverse("documents_desk:queue"))
    if request.user.has_perm(ADD):
        text = _("電話・窓口・返信用紙で受けた、点字や大きな字などの申し出を書きとめます。")
        yield DeskLink(_("電話で資料の申し出を受ける"), text, reverse("documents_desk:choose"))
    if request.user.has_perm(SET_TIMES):
        text = _("ほかの形の資料を、何日以内に送るか。公開のページに出ます。")
        yield DeskLink(_("お届けまでの日数を決める"), text, reverse("documents_desk:times"))


def _waiting_words() -> str:
    waiting, late = Case.objects.open().count(), Case.objects.late(timezone.localdate()).count()
    said = []
    if late:
        said.append(_("お約束の日を過ぎたものが%(count)d件あります。") % {"count": late})
    if calls := len(calls_to_make()):
        said.append(_("電話でお知らせする方が%(count)d人います。") % {"count": calls})
    if waiting:
        said.append(_("まだ終わっていないものが%(count)d件あります。") % {"count": waiting})
    return "".join(said) or _(
        "点字や大きな字などの申し出を進め、宛名ラベルを印刷します。いま待っているものはありません。"
    )


@hooks.register("register_page_header_buttons")
def buttons_of_document(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """From a document to what people ask of it."""
    if page.live and isinstance(page.specific_deferred, DocumentPage):
        if user.has_perm(ADD):
            address = reverse("documents_desk:add", args=[page.pk])
            yield Button(_("ほかの形の申し出を受ける"), address, icon_name="mail", priority=70)
        if user.has_perm(SEE):
            address = reverse("documents_desk:card", args=[page.pk])
            yield Button(_("返信用紙（PDF）"), address, icon_name="doc-full", priority=71)


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    """The queue's looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_requests.css"))


@hooks.register("insert_global_admin_js")
def keys_in_lists() -> SafeString:
    """Arrow keys in the queue."""
    return format_html('<script type="module" src="{}"></script>', static("js/staff/queue.js"))

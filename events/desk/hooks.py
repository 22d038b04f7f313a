"""Where the desk stands in Wagtail, and what it keeps from being deleted."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.desk.calls.reads import calls
from events.desk.duties import SEE, SEE_ACTS
from events.desk.post.due import due
from events.desk.reads import support_to_arrange
from events.models import Registration


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern | URLResolver]:
    """The desk lies under /cms/, behind the password and the second factor."""
    return [path("registrations/", include("events.desk.urls"))]


class DeskMenuItem(MenuItem):
    """「申込」, for those who may see registrations."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of the staff may see registrations."""
        return bool(request.user.has_perm(SEE))


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """One word in the menu."""
    return DeskMenuItem(
        gettext_lazy("申込"), reverse("events_desk:sessions"), name="registrations", icon_name="group", order=250
    )


@hooks.register("register_permissions")
def desk_permissions() -> QuerySet[Permission]:
    """Who may see, add, cancel and export registrations is decided in the group's screen."""
    names = [f"{verb}_registration" for verb in ("view", "add", "change", "export")]
    ours = Permission.objects.filter(content_type__app_label="events", codename__in=names)
    return ours | Permission.objects.filter(content_type__app_label="event_desk", codename="view_act")


@hooks.register("register_log_actions")
def desk_log_actions(actions: LogActionRegistry) -> None:
    """That a list with contact points left the house stands in the site history."""
    for name, words in (
        ("events.registrations.exported", gettext_lazy("申込をCSVで書き出し")),
        ("events.support.moved", gettext_lazy("配慮の手配を進めた")),
        ("events.new_number_proved", gettext_lazy("新しい電話番号を電話で確かめた")),
        ("events.new_number_refused", gettext_lazy("新しい電話番号の申し出を消した")),
        ("events.desk.printed", gettext_lazy("カード・宛名ラベルなどを印刷")),
    ):
        actions.register_action(name, words, words)


@hooks.register(DESK_LINKS)
def todays_registrations(request: HttpRequest) -> Iterator[DeskLink]:
    """The first screen says what waits, so that nobody has to look through the sessions for it."""
    if not request.user.has_perm(SEE):
        return
    text = _("人をさがし、催しを読み上げ、申し込み・変更・取り消し・配慮を受けます。キーだけで使えます。")
    yield DeskLink(_("電話・窓口で受ける"), text, reverse("events_desk:talk"))
    text = _waiting_words() or _("だれが来るか、どんな配慮がいるかを見ます。")
    yield DeskLink(_("申込を見る"), text, reverse("events_desk:sessions"))
    if count := len(due(now=timezone.now())):
        text = _("宛名ラベル・カード・手紙が%(count)d件あります。") % {"count": count}
        yield DeskLink(_("郵送するものを用意する"), text, reverse("events_desk:post"))
    if request.user.has_perm(SEE_ACTS):
        text = _("だれが、いつ、何をしたか。まちがいは、もとにもどせます。")
        yield DeskLink(_("電話・窓口でしたことを見る"), text, reverse("events_desk:acts"))


def _waiting_words() -> str:
    now = timezone.now()
    waits = []
    if calling := sum(1 for call in calls(now=now) if call.is_due):
        waits.append(_("電話でお知らせする方が%(count)d人います。") % {"count": calling})
    if support := support_to_arrange(now=now).count():
        waits.append(_("手配する配慮が%(count)d件あります。") % {"count": support})
    return "".join(waits)


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    """How the screen of a talk looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_desk.css"))


@hooks.register("insert_global_admin_js")
def desk_keys() -> SafeString:
    """Arrow keys in lists to choose from."""
    return format_html('<script type="module" src="{}"></script>', static("js/staff/talk.js"))


@hooks.register("before_delete_page")
def keep_pages_with_registrations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Deleting an event would take people's places with it."""
    if not _has_registrations([page]):
        return None
    messages.error(
        request, _("申し込みのある催しは消せません。取りやめるときは、回の「状態」を「中止」にしてください。")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_pages_with_registrations_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "delete" or not _has_registrations(pages):
        return None
    messages.error(request, _("申し込みのある催しがふくまれているので、消せません。"))
    return redirect("wagtailadmin_explore_root")


def _has_registrations(pages: list[Page]) -> bool:
    return any(Registration.objects.filter(session__page__path__startswith=page.path).exists() for page in pages)

"""Where the desk stands in Wagtail, and what it keeps from being deleted."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.desk.reads import calls_to_make, support_to_arrange
from events.desk.views import SEE
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
    return Permission.objects.filter(content_type__app_label="events", codename__in=names)


@hooks.register("register_log_actions")
def desk_log_actions(actions: LogActionRegistry) -> None:
    """That a list with contact points left the house stands in the site history."""
    for name, words in (
        ("events.registrations.exported", gettext_lazy("申込をCSVで書き出し")),
        ("events.support.moved", gettext_lazy("配慮の手配を進めた")),
    ):
        actions.register_action(name, words, words)


@hooks.register(DESK_LINKS)
def todays_registrations(request: HttpRequest) -> Iterator[DeskLink]:
    """The first screen says what waits, so that nobody has to look through the sessions for it."""
    if not request.user.has_perm(SEE):
        return
    calls, support = calls_to_make().count(), support_to_arrange(now=timezone.now()).count()
    waits = []
    if calls:
        waits.append(_("電話でお知らせする方が%(count)d人います。") % {"count": calls})
    if support:
        waits.append(_("手配する配慮が%(count)d件あります。") % {"count": support})
    text = "".join(waits) or _("だれが来るか、どんな配慮がいるかを見ます。電話の申し込みもここで加えます。")
    yield DeskLink(_("申込を見る"), text, reverse("events_desk:sessions"))


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

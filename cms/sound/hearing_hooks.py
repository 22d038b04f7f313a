"""Where staff find the way to hearing a draft: in the editor's menu and on the desk."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from cms.models import BasePage
from cms.sound.hearing_views import HEAR


@hooks.register("register_admin_urls")
def hearing_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("sound/hear/", include("cms.sound.hearing_urls"))]


@hooks.register("register_permissions")
def hearing_permission() -> QuerySet[Permission]:
    """Administrators can give this duty to a group."""
    return Permission.objects.filter(content_type__app_label="accessibility", codename="hear_drafts")


@hooks.register("register_page_header_buttons")
def hearing_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu, for drafts too."""
    may_edit = page.permissions_for_user(user).can_edit()
    if isinstance(page.specific_deferred, BasePage) and user.has_perm(HEAR) and may_edit:
        yield Button(_("音で確かめる"), reverse("cms_hearing:page", args=[page.pk]), icon_name="media", priority=55)


@hooks.register(DESK_LINKS)
def todays_hearing(request: HttpRequest) -> Iterator[DeskLink]:
    """Before a page is public."""
    if request.user.has_perm(HEAR):
        text = _("公開する前に、ページの文をひとつずつ聞いて、読みのまちがいを直します。")
        yield DeskLink(_("音で確かめる"), text, reverse("cms_hearing:choose"))

"""Where staff find the way to what the voice leaves out: in the editor's menu. The sound screen links here too."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.models import BasePage
from cms.sound import otherwise_views
from cms.sound.hearing_views import HEAR


@hooks.register("register_admin_urls")
def otherwise_address() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("sound/otherwise/<id:page_id>/", otherwise_views.page, name="cms_heard_otherwise")]


@hooks.register("register_page_header_buttons")
def otherwise_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu, below hearing the draft."""
    may_edit = page.permissions_for_user(user).can_edit()
    if isinstance(page.specific_deferred, BasePage) and user.has_perm(HEAR) and may_edit:
        address = reverse("cms_heard_otherwise", args=[page.pk])
        yield Button(_("読まない部分と言いかえ"), address, icon_name="openquote", priority=56)

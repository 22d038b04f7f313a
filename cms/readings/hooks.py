"""Where staff find the way to a page's readings: in the editor, on the desk, and below the public page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from accessibility.models import ReadingEntry
from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from cms.models import BasePage
from cms.readings.mending import refresh
from cms.readings.views import MEND

LIST_OF_ENTRIES = "wagtailsnippets_accessibility_readingentry:list"


@hooks.register("register_admin_urls")
def readings_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("readings/", include("cms.readings.urls"))]


@hooks.register("register_page_header_buttons")
def readings_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu, for pages that the public can see."""
    if isinstance(page.specific_deferred, BasePage) and page.live and user.has_perm(MEND):
        yield Button(_("読みを直す"), reverse("cms_readings:page", args=[page.pk]), icon_name="openquote", priority=60)


@hooks.register(DESK_LINKS)
def todays_readings(request: HttpRequest) -> Iterator[DeskLink]:
    """The table as a list; and how to mend what one sees."""
    if request.user.has_perm(MEND):
        text = _(
            "町の名前や人の名前の読みです。ページを見ながら直すときは、そのページのいちばん下の「読みを直す」から。"
        )
        yield DeskLink(_("読み辞書を見る"), text, reverse(LIST_OF_ENTRIES))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def after_saving(_request: HttpRequest, instance: Any) -> None:
    """An entry made in the list of the table has the same effect. It may have been another page's before."""
    if isinstance(instance, ReadingEntry):
        refresh(instance, everywhere=True)


@hooks.register("after_delete_snippet")
def after_deleting(_request: HttpRequest, instances: list[Any]) -> None:
    """The words are read as the dictionary reads them again."""
    for instance in instances:
        if isinstance(instance, ReadingEntry):
            refresh(instance)

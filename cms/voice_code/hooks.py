"""Where staff find the texts: on the desk, and in the editor's menu of a published page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from cms.models import BasePage


@hooks.register("register_admin_urls")
def voice_code_addresses() -> list[URLPattern | URLResolver]:
    """Whoever may enter the CMS may have them: they hold nothing that is not published."""
    return [path("voice-code/", include("cms.voice_code.urls"))]


@hooks.register("register_page_header_buttons")
def voice_code_button(page: Page, **_view: Any) -> Iterator[Button]:
    """For pages that the public can read."""
    if isinstance(page.specific_deferred, BasePage) and page.live:
        address = reverse("cms_voice_code:page", args=[page.pk])
        yield Button(_("音声コードの文"), address, icon_name="grid", priority=65)


@hooks.register(DESK_LINKS)
def todays_voice_codes(_request: HttpRequest) -> Iterator[DeskLink]:
    """Choose the page there."""
    text = _("紙に印刷して、かざすと声で読む「音声コード」の文を、ページや資料から作ります。")
    yield DeskLink(_("音声コードの文を作る"), text, reverse("cms_voice_code:pages"))

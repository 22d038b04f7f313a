"""Where staff find people's readings: in the editor, in the list of sounds, and on the desk when a page changed."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from accessibility.models import HumanRecording
from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from cms.models import BasePage
from cms.sound.human_views import CHANGE, LOOK, address_of


@hooks.register("register_admin_urls")
def human_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("sound/human/", include("cms.sound.human_urls"))]


@hooks.register("register_permissions")
def human_permissions() -> QuerySet[Permission]:
    """Administrators can give this duty to a group."""
    return Permission.objects.filter(content_type__app_label="accessibility", content_type__model="humanrecording")


@hooks.register("register_log_actions")
def human_log_actions(actions: LogActionRegistry) -> None:
    """Who took a voice in, and who took it back, stands in the history."""
    for name, label in (
        ("taken", gettext_lazy("人の声の録音を受け取り")),
        ("used", gettext_lazy("人の声の録音を使用")),
        ("withdrawn", gettext_lazy("人の声の録音を消去")),
    ):
        actions.register_action(f"cms.sound.human.{name}", label, label)


@hooks.register("register_page_header_buttons")
def human_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu, for pages that the public can see."""
    if isinstance(page.specific_deferred, BasePage) and page.live and user.has_perm(LOOK):
        yield Button(_("人の声で読む"), address_of(page.pk, ""), icon_name="media", priority=62)


@hooks.register(DESK_LINKS)
def todays_readings_behind(request: HttpRequest) -> Iterator[DeskLink]:
    """Only when there is something to do."""
    if not request.user.has_perm(CHANGE):
        return
    if behind := HumanRecording.objects.behind().count():
        text = _("ページの言葉が変わって、人の声の録音と合わなくなりました。いまは町の音声で読んでいます。")
        title = _("人の声の録音を確かめる（%(count)d件）") % {"count": behind}
        yield DeskLink(title, text, reverse("cms_sound_states:states") + "?state=behind")

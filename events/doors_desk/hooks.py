"""Where the ways in stand in Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.doors_desk.duties import CHANGE
from events.doors_desk.reads import missing
from events.editing.sessions_panel import is_translation
from events.models import EventPage


@hooks.register("register_admin_urls")
def door_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("doors/", include("events.doors_desk.urls"))]


@hooks.register("register_permissions")
def door_permissions() -> QuerySet[Permission]:
    """Who may write the ways in is decided in the group's screen."""
    return Permission.objects.filter(content_type__app_label="event_doors", codename="change_door")


@hooks.register("register_log_actions")
def door_log_actions(actions: LogActionRegistry) -> None:
    """That a way in was changed stands in the history of the event; what it was does not."""
    words = gettext_lazy("つなぎ先を変えた")
    actions.register_action("event_doors.changed", words, words)


@hooks.register("register_page_header_buttons")
def button_of_event(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """From an event to its ways in."""
    event = page.specific_deferred
    if isinstance(event, EventPage) and not is_translation(event) and user.has_perm(CHANGE):
        yield Button(_("つなぎ先"), reverse("events_doors:overview", args=[page.pk]), icon_name="link", priority=62)


@hooks.register(DESK_LINKS)
def missing_doors(request: HttpRequest) -> Iterator[DeskLink]:
    """Only while somebody would stand before a way in that nobody has written."""
    if not request.user.has_perm(CHANGE):
        return
    if count := len(missing(now=timezone.now())):
        text = _("2週間以内の%(count)d回に、つなぎ先がまだない参加方法があります。") % {"count": count}
        yield DeskLink(_("つなぎ先を書く"), text, reverse("events_doors:index"))

"""Where staff find the sessions: on every event, and on the first screen."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
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

from events.editing.sessions_panel import is_translation
from events.models import EventPage
from events.sessions.duties import MAKE


@hooks.register("register_admin_urls")
def session_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("sessions/", include("events.sessions.urls"))]


@hooks.register("register_permissions")
def session_permissions() -> QuerySet[Permission]:
    """Who may make series and call sessions off is decided in the group's screen."""
    names = ["add_series", "call_off_sessions"]
    return Permission.objects.filter(content_type__app_label="event_sessions", codename__in=names)


@hooks.register("register_log_actions")
def session_log_actions(actions: LogActionRegistry) -> None:
    """What happened to the sessions of an event stands in its history."""
    for name, words in (
        ("made", gettext_lazy("回をまとめて作った")),
        ("changed", gettext_lazy("回を変えて、申し込んだ方に知らせた")),
        ("dropped", gettext_lazy("申し込みのない回を消した")),
        ("undone", gettext_lazy("回の変更を取り消した")),
    ):
        actions.register_action(f"event_sessions.{name}", words, words)


@hooks.register("register_page_header_buttons")
def buttons_of_event(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """From an event to its sessions."""
    event = page.specific_deferred
    if not isinstance(event, EventPage) or is_translation(event) or not user.has_perm(MAKE):
        return
    if page.permissions_for_user(user).can_publish():
        yield Button(
            _("回をまとめて作る"), reverse("event_sessions:series", args=[page.pk]), icon_name="date", priority=60
        )
        yield Button(
            _("回の中止・変更"), reverse("event_sessions:overview", args=[page.pk]), icon_name="list-ul", priority=61
        )


@hooks.register("insert_global_admin_css")
def session_style() -> SafeString:
    """The looks of these screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_sessions.css"))

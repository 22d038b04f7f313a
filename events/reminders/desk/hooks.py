"""Where the screen stands in Wagtail: in the editor of an event."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from accessibility import languages
from events.models import EventPage
from events.reminders.desk.views import CHANGE


@hooks.register("register_admin_urls")
def reminders_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("reminders/", include("events.reminders.desk.urls"))]


@hooks.register("register_log_actions")
def line_log_actions(actions: LogActionRegistry) -> None:
    """Who told a number that leads to somebody's letters stands in the history."""
    for name, words in (
        ("line.number_told", gettext_lazy("LINEに送る番号を伝えた")),
        ("line.unlinked", gettext_lazy("ご本人の申し出でLINEをやめた")),
    ):
        actions.register_action(name, words, words)


@hooks.register("register_page_header_buttons")
def reminders_button(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """In the editor's menu of an event; its translations have no letters of their own."""
    is_event = isinstance(page.specific_deferred, EventPage) and page.pk
    if is_event and page.locale.language_code == languages.default_language() and user.has_perm(CHANGE):
        yield Button(
            _("知らせの予定"), reverse("event_reminders_desk:plan", args=[page.pk]), icon_name="mail", priority=62
        )


@hooks.register("register_permissions")
def reminders_permissions() -> QuerySet[Permission]:
    """Who may change when letters go out is decided in the group's screen."""
    return Permission.objects.filter(content_type__app_label="event_reminders", codename="change_letterplan")

"""Where the desk for support stands in Wagtail."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.models import EventPage
from events.support.desk.duties import FIGURES, SEE
from events.support.desk.reads import waiting_counts


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("support/", include("events.support.desk.urls"))]


class SupportMenuItem(MenuItem):
    """「配慮の手配」, for those whose duty it is."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of the staff may see what was asked for."""
        return bool(request.user.has_perm(SEE))


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """One word in the menu."""
    return SupportMenuItem(
        gettext_lazy("配慮の手配"), reverse("support_desk:board"), name="support", icon_name="help", order=255
    )


@hooks.register("register_permissions")
def desk_permissions() -> QuerySet[Permission]:
    """Who may see and arrange support, and see the year's figures, is decided in the group's screen."""
    cases = Permission.objects.filter(
        content_type__app_label="events", codename__in=["view_supportrequest", "change_supportrequest"]
    )
    return cases | Permission.objects.filter(content_type__app_label="event_support", codename="view_supporttally")


@hooks.register(DESK_LINKS)
def todays_support(request: HttpRequest) -> Iterator[DeskLink]:
    """The first screen says what is late and what is near."""
    if request.user.has_perm(SEE):
        yield DeskLink(_("配慮を手配する"), _waiting_words(), reverse("support_desk:board"))
    elif request.user.has_perm(FIGURES):
        yield DeskLink(_("配慮の年間の数を見る"), _("どの配慮が、どれだけ届いたか。"), reverse("support_desk:figures"))


def _waiting_words() -> str:
    counts = waiting_counts(now=timezone.now())
    words = {
        "late": _("決める日を過ぎたものが%(count)d件あります。"),
        "week": _("7日のうちに決めるものが%(count)d件あります。"),
        "said": _("ご本人から連絡のあったものが%(count)d件あります。"),
    }
    said = [words[state] % {"count": count} for state, count in counts.items() if count]
    return "".join(said) or _("だれに、どんな配慮がいるか。いつまでに決めるか。いま急ぐものはありません。")


@hooks.register("register_page_header_buttons")
def buttons_of_event(page: Page, user: Any, **_view: Any) -> Iterator[Button]:
    """From an event to the support asked for at it."""
    if user.has_perm(SEE) and isinstance(page.specific_deferred, EventPage):
        address = f"{reverse('support_desk:board')}?{urlencode({'state': 'all', 'words': page.title[:100]})}"
        yield Button(_("配慮の手配"), address, icon_name="help", priority=72)

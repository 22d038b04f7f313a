"""Where staff find the state of sound: on the desk and in the reports."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from cms.sound.states_views import LOOK


class SoundMenuItem(MenuItem):
    """Only for whoever has this duty."""

    def is_shown(self, request: Any) -> bool:
        """As the desk's link."""
        return bool(request.user.has_perm(LOOK))


@hooks.register("register_admin_urls")
def states_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("sound/states/", include("cms.sound.states_urls"))]


@hooks.register("insert_global_admin_css")
def sound_style() -> SafeString:
    """Beside staff's own."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff_sound.css"))


@hooks.register("register_permissions")
def sound_permissions() -> QuerySet[Permission]:
    """Administrators can give this duty to a group."""
    named = ["view_pagerecording", "change_pagerecording"]
    return Permission.objects.filter(content_type__app_label="accessibility", codename__in=named)


@hooks.register("register_reports_menu_item")
def states_menu_item() -> MenuItem:
    """Beside the other overviews."""
    return SoundMenuItem(gettext_lazy("音声のようす"), reverse("cms_sound_states:states"), icon_name="media", order=850)


@hooks.register(DESK_LINKS)
def todays_sound(request: HttpRequest) -> Iterator[DeskLink]:
    """How far sound has come, and what failed."""
    if request.user.has_perm(LOOK):
        text = _(
            "どのページの音声ができているか、長さと大きさ、作れなかった理由を見ます。人の声に取りかえることもできます。"
        )
        yield DeskLink(_("音声のようすを見る"), text, reverse("cms_sound_states:states"))

"""Where staff find open data in the CMS. ``events.wagtail_hooks`` imports this, as Wagtail only looks there."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.opendata import views


@hooks.register("register_admin_urls")
def open_data_addresses() -> list[URLPattern]:
    """Behind the CMS sign-in, at /cms/opendata/."""
    return [
        path("opendata/", views.screen, name="events_opendata"),
        path("opendata/export/", views.export, name="events_opendata_export"),
        path("opendata/<id:batch_id>/", views.report, name="events_opendata_report"),
        path("opendata/<id:batch_id>/discard/", views.discard, name="events_opendata_discard"),
    ]


@hooks.register(DESK_LINKS)
def todays_open_data(request: HttpRequest) -> Iterator[DeskLink]:
    """A list of many events need not be typed."""
    if views.may_import(request.user):
        text = _("催しの一覧（CSV）を読み込みます。書き出しもここです。")
        yield DeskLink(_("オープンデータを取り込む"), text, reverse("events_opendata"))


class OpenDataMenuItem(MenuItem):
    """Shown to whoever may make events."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The menu never offers what would be refused."""
        return views.may_import(request.user)


@hooks.register("register_settings_menu_item")
def open_data_menu_item() -> MenuItem:
    """「オープンデータ取り込み」 among the settings."""
    return OpenDataMenuItem(_("オープンデータ取り込み"), reverse("events_opendata"), icon_name="upload", order=900)

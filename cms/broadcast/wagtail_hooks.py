"""Where staff find the weekly programme: on the desk."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.broadcast.desk import indexes_for, place_for_the_first
from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink


@hooks.register("register_admin_urls")
def broadcast_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("broadcast/", include("cms.broadcast.urls"))]


@hooks.register(DESK_LINKS)
def todays_broadcast(request: HttpRequest) -> Iterator[DeskLink]:
    """The programmes, or how to begin with them."""
    if indexes_for(request.user):
        text = _("毎週の声のお知らせの下書きを確かめて、出します。音声ができているかも分かります。")
        yield DeskLink(_("声の広報を確かめる"), text, reverse("cms_broadcast:overview"))
    elif home := place_for_the_first(request.user):
        text = _("これからの催しと新しい資料を、毎週、声でお知らせする番組です。一覧のページを作ると始まります。")
        address = reverse("wagtailadmin_pages:add", args=["broadcast", "broadcastindexpage", home.pk])
        yield DeskLink(_("声の広報を始める"), text, address)

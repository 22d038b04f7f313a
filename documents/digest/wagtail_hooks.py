"""Where staff find the weekly letter: on the desk."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from documents.digest import desk, rhythm


@hooks.register("register_admin_urls")
def digest_addresses() -> list[URLPattern]:
    """Behind the password and the second factor."""
    return [path("document-letter/", desk.overview, name="document_digest_desk")]


@hooks.register(DESK_LINKS)
def this_weeks_letter(request: HttpRequest) -> Iterator[DeskLink]:
    """For who may look, where the town sends it."""
    if rhythm.is_on() and request.user.has_perm(desk.LOOK):
        text = _("新しい資料を週に1回メールで知らせる手紙の、次の中身と、これまでに送った数が分かります。")
        yield DeskLink(_("資料のお知らせの手紙を見る"), text, reverse("document_digest_desk"))

"""Where mandates stand in Wagtail."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.carers.desk.views import SEE, calls_to_make
from residents.mandates.models import Mandate


@hooks.register("register_admin_urls")
def mandate_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("mandates/", include("events.carers.desk.urls"))]


@hooks.register("register_permissions")
def mandate_permissions() -> QuerySet[Permission]:
    """Who may see, take and confirm mandates is decided in the group's screen."""
    names = [f"{verb}_mandate" for verb in ("view", "add", "change")]
    return Permission.objects.filter(content_type__app_label="mandates", codename__in=names)


@hooks.register("register_log_actions")
def mandate_log_actions(actions: LogActionRegistry) -> None:
    """Who of the staff stands for a resident's word stands in the history."""
    for name, words in (
        ("mandates.taken", gettext_lazy("委任の申し出を受付")),
        ("mandates.told", gettext_lazy("委任について電話で連絡")),
        ("mandates.confirmed", gettext_lazy("委任についてご本人に確認")),
        ("mandates.ended", gettext_lazy("ご本人の申し出で委任を終了")),
    ):
        actions.register_action(name, words, words)


@hooks.register(DESK_LINKS)
def todays_mandates(request: HttpRequest) -> Iterator[DeskLink]:
    """The first screen says whom to ask and whom to call."""
    if not request.user.has_perm(SEE):
        return
    waits = []
    if waiting := Mandate.objects.asked(timezone.now()).filter(resident__email="").count():
        waits.append(_("電話でご本人に確かめる委任が%(count)d件あります。") % {"count": waiting})
    if calls := calls_to_make().count():
        waits.append(_("電話でお知らせする方が%(count)d人います。") % {"count": calls})
    text = "".join(waits) or _("ご家族や支援者が代わりに手続きするときの、ご本人の確認をします。")
    yield DeskLink(_("委任を見る"), text, reverse("mandates_desk:mandates"))

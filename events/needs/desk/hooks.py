"""Where kept needs and looks stand in Wagtail."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink
from events.needs.desk.duties import SEE_LOOKS


@hooks.register("register_admin_urls")
def needs_addresses() -> list[URLPattern | URLResolver]:
    """Under /cms/, behind the password and the second factor."""
    return [path("residents/", include("events.needs.desk.urls"))]


@hooks.register("register_permissions")
def needs_permissions() -> QuerySet[Permission]:
    """Who may see and change what is kept, and who may read who looked, is decided in the group's screen."""
    kept = Permission.objects.filter(content_type__app_label="profiles", content_type__model="profile")
    return kept | Permission.objects.filter(content_type__app_label="looks", content_type__model="look")


@hooks.register("register_log_actions")
def needs_log_actions(actions: LogActionRegistry) -> None:
    """That staff kept or changed something for somebody stands in the history; what it was does not."""
    for name, words in (
        ("profiles.kept", gettext_lazy("ご本人の同意で配慮を預かった")),
        ("profiles.changed", gettext_lazy("預かっている配慮を変えた")),
        ("profiles.stays", gettext_lazy("ご本人の言葉で、預かる期間をのばした")),
        ("profiles.new_number", gettext_lazy("配慮の番号を新しくした")),
        ("profiles.erased", gettext_lazy("預かっていた配慮を消した")),
    ):
        actions.register_action(name, words, words)


@hooks.register(DESK_LINKS)
def looks_to_read(request: HttpRequest) -> Iterator[DeskLink]:
    """For auditors."""
    if request.user.has_perm(SEE_LOOKS):
        words = _("参加者について預かっているものを、だれが、いつ見たかの一覧です。")
        yield DeskLink(_("だれが見たかを確かめる"), words, reverse("needs_desk:looks"))

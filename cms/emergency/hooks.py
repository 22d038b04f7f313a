"""Where staff find the notice: on their first screen, in a hurry."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.desk import HOOK as DESK_LINKS
from cms.desk import DeskLink

CHANGE = "cms.change_emergencynotice"


@hooks.register(DESK_LINKS)
def todays_emergency(request: HttpRequest) -> Iterator[DeskLink]:
    """One press away, for whoever may speak for the town."""
    if request.user.has_perm(CHANGE):
        yield DeskLink(
            _("緊急のお知らせを出す・消す"),
            _("避難や中止など、すべてのページの上にすぐ出します。"),
            reverse("wagtailsettings:edit", args=["cms", "emergencynotice"]),
        )

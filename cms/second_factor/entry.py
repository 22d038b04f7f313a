"""Who may go through which door of the CMS."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.second_factor.actions import device_of

# Without these nobody could come in, or leave. They show nothing of the town's work.
OPEN_DOORS = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "second_factor:verify",
    "second_factor:use_backup_code",
    "second_factor:enrol",
}


def is_waived() -> bool:
    """The demo town may be entered with a password alone, if somebody asked for that (docs/settings.md)."""
    return bool(settings.ENGAWA_DEMO and settings.ENGAWA_DEMO_WITHOUT_TOTP)


def is_open(match: ResolverMatch | None) -> bool:
    """Whether this address needs no second factor."""
    return match is not None and match.view_name in OPEN_DOORS


def needs_second_factor(request: Any) -> bool:
    """Whether this person still has to show their phone before they see this address.

    Strangers are Wagtail's business: it sends them to the sign-in page.
    """
    inside = request.path_info.startswith(reverse("wagtailadmin_home"))
    if not inside or is_open(request.resolver_match):
        return False
    return request.user.is_authenticated and not request.user.is_verified() and not is_waived()


def send_to_second_step(request: Any) -> HttpResponse:
    """To the code page, or to enrolment. Scripts are told by status and header, since they cannot show a page."""
    page = reverse("second_factor:verify" if device_of(request.user) else "second_factor:enrol")
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401, headers={"HX-Redirect": page})
    if _is_script(request):
        return JsonResponse({"error": _("番号の確認がまだです。"), "url": page}, status=401)
    if request.method not in ("GET", "HEAD"):
        return redirect(page)
    return redirect(f"{page}?{urlencode({'next': request.get_full_path()})}")


def _is_script(request: HttpRequest) -> bool:
    wants_json = "application/json" in request.headers.get("Accept", "")
    return wants_json or request.headers.get("X-Requested-With") == "XMLHttpRequest"

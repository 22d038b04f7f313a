"""The pages of the second step. All lie under /cms/ and ask for a password first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as remember_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from accessibility.way_back import way_back
from cms.second_factor import actions
from cms.second_factor.forms import BackupCodeForm, Check, CodeForm
from cms.second_factor.qr import picture_of
from cms.second_factor.rules import secret_as_text

TEMPLATES = "cms/second_factor"


Question = Callable[..., actions.Verdict]


class StaffRequest(HttpRequest):
    """Somebody whose password was right; django-otp lets us ask ``user.is_verified()``."""

    user: Any


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def verify(request: StaffRequest) -> HttpResponse:
    """Ask for the code of the phone."""
    return _ask(request, CodeForm, partial(actions.verify_phone_code, user=request.user), "verify")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def use_backup_code(request: StaffRequest) -> HttpResponse:
    """Ask for a code from paper instead."""
    return _ask(request, BackupCodeForm, partial(actions.verify_backup_code, user=request.user), "use_backup_code")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def enrol(request: StaffRequest) -> HttpResponse:
    """Put the secret into a phone, prove it, and receive the backup codes.

    Whoever only knows the password must not be able to add a phone of their own to one that is there.
    """
    if actions.device_of(request.user) and not request.user.is_verified():
        return redirect(_with_next(request, "verify"))
    if request.method == "POST" and not actions.is_enrolling(request.user):
        # The page with the backup codes was loaded again.
        return redirect("second_factor:overview")
    pending = actions.begin_enrolment(user=request.user)
    form = CodeForm(request.POST or None, check=_now(partial(actions.finish_enrolment, user=request.user)))
    if form.is_valid() and form.verdict.device:
        _let_in(request, form.verdict.device)
        return _show_new_codes(request)
    context = {
        "form": form,
        "next": _next(request),
        "picture": picture_of(pending.config_url),
        "secret": secret_as_text(pending.bin_key),
        "config_url": pending.config_url,
    }
    return TemplateResponse(request, f"{TEMPLATES}/enrol.html", context, status=form.status)


@require_http_methods(["GET"])
def overview(request: StaffRequest) -> HttpResponse:
    """What this person has, and how to change it."""
    unused = request.user.backup_codes.filter(used_at=None).count()
    context = {"unused": unused, "has_device": actions.device_of(request.user) is not None}
    return TemplateResponse(request, f"{TEMPLATES}/overview.html", context)


@require_POST
def new_codes(request: StaffRequest) -> HttpResponse:
    """Replace the paper."""
    return _show_new_codes(request)


@require_http_methods(["GET", "POST"])
def reset(request: StaffRequest, user_id: int) -> HttpResponse:
    """An administrator forgets a colleague's lost phone."""
    if not request.user.is_superuser:
        raise PermissionDenied
    colleague = get_object_or_404(get_user_model(), pk=user_id)
    if request.method == "POST":
        actions.reset_second_factor(user=colleague, by=request.user)
        messages.success(
            request, _("登録を消しました。次に入るときに、新しいスマートフォンを登録してもらってください。")
        )
        return redirect("wagtailusers_users:index")
    return TemplateResponse(request, f"{TEMPLATES}/reset.html", {"colleague": colleague})


def _ask(request: StaffRequest, form_class: type[CodeForm], check: Question, page: str) -> HttpResponse:
    if request.user.is_verified():
        return redirect(_next(request))
    if actions.device_of(request.user) is None:
        return redirect(_with_next(request, "enrol"))
    form = form_class(request.POST or None, check=_now(check))
    if form.is_valid() and form.verdict.device:
        _let_in(request, form.verdict.device)
        return redirect(_next(request))
    return TemplateResponse(
        request,
        f"{TEMPLATES}/{page}.html",
        {"form": form, "next": _next(request)},
        status=form.status,
    )


def _now(check: Question) -> Check:
    return lambda code: check(code=code, now=timezone.now())


def _let_in(request: StaffRequest, device: TOTPDevice) -> None:
    remember_device(request, device)
    # A session id that was seen before this moment must not be worth more after it.
    request.session.cycle_key()


def _show_new_codes(request: StaffRequest) -> HttpResponse:
    """Straight into the page: nothing but its digest is ever kept of a code."""
    codes = actions.replace_backup_codes(user=request.user, now=timezone.now())
    return TemplateResponse(request, f"{TEMPLATES}/codes.html", {"codes": codes, "next": _next(request)})


def _next(request: StaffRequest) -> str:
    return way_back(request, reverse("wagtailadmin_home"))


def _with_next(request: StaffRequest, page: str) -> str:
    query = request.GET.urlencode()
    return reverse(f"second_factor:{page}") + (f"?{query}" if query else "")

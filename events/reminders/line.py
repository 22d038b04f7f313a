"""「LINEで受け取る」: a number on this page, sent to the town's account, links the two. The same at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import too_many
from events.by_link import find
from events.choices import RegistrationState
from residents.channels import reach
from residents.channels.models import FurtherAddress
from residents.line import rules
from residents.line.actions import is_on, make_code, unlink
from residents.models import Resident

if TYPE_CHECKING:
    from events.models import Registration

NUMBERS_IN_TEN_MINUTES = 30


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, token: str) -> HttpResponse:
    """What it means, the number, and the end of it."""
    registration = find(token)
    if not is_on():
        raise Http404
    resident, code = registration.resident.reached, ""
    if request.method == "POST" and request.POST.get("do") == "stop":
        unlink(resident)
        return redirect(f"{reverse('event_reminders:letters', args=[token])}?saved=1")
    is_too_much = request.method == "POST" and too_many(request, purpose="line", limit=NUMBERS_IN_TEN_MINUTES)
    if request.method == "POST" and not is_too_much:
        code = make_code(resident, now=timezone.now())
    context = {
        "registration": registration,
        "code": code,
        "is_linked": is_linked(resident),
        "is_too_much": is_too_much,
        **account(),
    }
    return render(request, "event_reminders/line.html", context, status=429 if is_too_much else 200)


def account() -> dict[str, Any]:
    """How the town's account is found, and how long a number lasts."""
    return {"account": settings.ENGAWA_LINE_ACCOUNT, "minutes": int(rules.LIFE.total_seconds()) // 60}


def is_linked(resident: Resident) -> bool:
    """Whether letters go there."""
    return FurtherAddress.objects.filter(resident=resident, channel=reach.LINE).exists()


def way_to_it(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """On the page of a registration, where a town has LINE and something may still be told."""
    to_come = registration.state != RegistrationState.CANCELLED and registration.session.ends_at > now
    return {} if to_come and is_on() else None

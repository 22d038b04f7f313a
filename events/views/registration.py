"""The result of taking a place, and giving it back. Whoever holds the link holds the registration."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from events import rules
from events.actions import cancel_place
from events.by_link import find, find_for_page
from events.calendar import calendar_of
from events.choices import RegistrationState
from events.models.originals import as_read_here
from events.registration_page import pieces
from events.registration_words import facts, without_reference


# The button of a quiet event gives the place back at once: with "no-referrer" a browser sends "Origin: null" with it,
# and the guard against forged forms refuses that. Other sites are told nothing either way.
@private("same-origin")
@require_GET
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Everything about one place: what, when, how, reference, support, and what to do if it cannot be attended."""
    found = find_for_page(token)
    now = timezone.now()
    reason = rules.refusal(found.session, now=now)
    over = found.session.ends_at <= now
    context = {
        "registration": found,
        "event": as_read_here(found.session),
        "facts": without_reference(facts(found, with_door=False)),
        # That nobody else can register any more is no news to those who did.
        "reason": None if reason in rules.STAFF_MAY_OVERLOOK else reason,
        "can_cancel": found.state != RegistrationState.CANCELLED and not over,
        "pieces": pieces(found, now=now),
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    return render(request, "events/registration.html", context)


@private("no-referrer")
@require_GET
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    """The calendar entry to download."""
    response = HttpResponse(calendar_of(find(token)), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="engawa.ics"'
    return response


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, because a place given back may be gone; then give it back."""
    found = find(token)
    now = timezone.now()
    if found.session.ends_at <= now or found.state == RegistrationState.CANCELLED:
        return redirect("events:registration", token=token)
    if request.method == "POST":
        cancel_place(registration_id=found.pk, now=now)
        return redirect("events:registration", token=token)
    return render(
        request, "events/cancel_confirm.html", {"registration": found, "facts": facts(found, with_door=False)}
    )

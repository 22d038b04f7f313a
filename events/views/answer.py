"""Answering the offer of a place, and taking a cancelling back. The link alone does nothing: it takes a press."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from events import rules
from events.actions import PlaceRefusedError, accept_offer, cancel_place, restore_place
from events.by_link import find
from events.choices import RegistrationState
from events.models import Registration
from events.models.originals import as_read_here
from events.overview import session_row
from events.registration_words import answer_in_words, facts


# With "no-referrer" a browser sends "Origin: null" with the form, and the guard against forged forms refuses it.
@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no to the places that are kept; mail programs that look into links answer nothing."""
    found = find(token)
    now = timezone.now()
    offered = list(Registration.objects.family_of(found).offered().select_related("resident"))
    family = Registration.objects.family_of(found).filter(state=RegistrationState.WAITING).select_related("resident")
    waiting = list(family) if offered else []
    late = found.state == RegistrationState.WAITING and found.offers_missed > 0
    if found.session.ends_at <= now or not (offered or late):
        return redirect("events:registration", token=token)
    if request.method == "POST" and request.POST.get("answer") == "yes":
        accept_offer(registration_id=found.pk, now=now)
        return redirect("events:registration", token=token)
    if request.method == "POST" and request.POST.get("answer") == "no":
        for member in offered or [found]:
            cancel_place(registration_id=member.pk, now=now, alone=member.lead_id is not None)
        return redirect("events:registration", token=token)
    context = {
        "registration": found,
        "facts": facts(found),
        "answer_by": answer_in_words(found),
        "people": [member.resident.name for member in offered] if len(offered) > 1 or waiting else [],
        "still_waiting": [member.resident.name for member in waiting],
        "late": late and not offered,
    }
    return render(request, "events/answer.html", context)


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, token: str) -> HttpResponse:
    """Take the cancelling back: the place if it is still there, else a turn on the waiting list."""
    found = find(token)
    now = timezone.now()
    if found.state != RegistrationState.CANCELLED:
        return redirect("events:registration", token=token)
    if rules.refusal(found.session, now=now):
        return _refused(request, found, status=200)
    if request.method == "POST":
        try:
            restore_place(registration_id=found.pk, now=now)
        except PlaceRefusedError:
            return _refused(request, found, status=409)
        return redirect("events:registration", token=token)
    return render(request, "events/restore.html", {"registration": found, "facts": facts(found)})


def _refused(request: HttpRequest, found: Registration, *, status: int) -> HttpResponse:
    row = session_row(found.session, [], {}, now=timezone.now())
    return render(
        request, "events/join_refused.html", {"event": as_read_here(found.session), "row": row}, status=status
    )

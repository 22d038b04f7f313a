"""How the letters of one registration come, and one press that stops those nobody has to get."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import too_many
from events.by_link import find
from events.models import Registration
from events.reminders.forms import NO, USUAL, YES, LettersForm
from events.reminders.reads import letters_of
from residents.channels import reach
from residents.channels.message import UnreachableError
from residents.channels.push import public_key, read_device
from residents.line.actions import is_on

# What mail programs send when their own button is pressed (RFC 8058).
ONE_CLICK = "One-Click"
DEVICES_IN_TEN_MINUTES, LONGEST_DEVICE = 50, 4000


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest, token: str) -> HttpResponse:
    """Choose the words, the reminders and the subject; see what was sent."""
    registration = find(token)
    form = LettersForm(request.POST) if request.method == "POST" else LettersForm(initial=_now_chosen(registration))
    if request.method == "POST" and form.is_valid():
        Registration.objects.filter(pk=registration.pk).update(**form.chosen())
        return redirect(f"{request.path}?saved=1")
    context = {
        "form": form,
        "registration": registration,
        "saved": "saved" in request.GET,
        "sent": letters_of(registration),
        "has_line": is_on(),
        "by_mail": bool(registration.resident.reached.email),
        "push_key": public_key() if reach.is_on(reach.PUSH) else "",
        "on_a_device": reach.PUSH in reach.addresses(registration.resident.reached),
    }
    return render(request, "event_reminders/letters.html", context, status=422 if form.errors else 200)


def _now_chosen(registration: Registration) -> dict[str, str]:
    return {
        "words": registration.letters_in or USUAL,
        "reminders": YES if registration.wants_reminders else NO,
        "subject": YES if registration.neutral_subject else NO,
    }


@works_without_cookies
@private("same-origin")
@require_POST
def device(request: HttpRequest, token: str) -> HttpResponse:
    """A browser's address for notices, as its script sends it; or, as a form, that none should come any more."""
    resident = find(token).resident.reached
    # Before anybody asks for form fields, or Django has no body any more.
    body = request.body
    if "stop" in request.POST:
        reach.drop_address(resident, reach.PUSH)
        return redirect(f"{reverse('event_reminders:letters', args=[token])}?saved=1")
    if too_many(request, purpose="device", limit=DEVICES_IN_TEN_MINUTES):
        return HttpResponse(status=429)
    written = body[:LONGEST_DEVICE].decode(errors="replace")
    try:
        read_device(written)
    except UnreachableError:
        return HttpResponse(status=400)
    reach.add_address(resident, reach.PUSH, written, now=timezone.now())
    return HttpResponse(status=204)


@csrf_exempt
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One press stops reminders and thanks, here or in the mail program. A mail scanner's look does nothing.

    The press may come from a mail service's own computers, so where it comes from proves nothing: the secret address
    is all there is. It can be taken back on the page of the letters.
    """
    registration = find(token)
    if request.method == "POST":
        Registration.objects.filter(pk=registration.pk).update(wants_reminders=False)
        if request.POST.get("List-Unsubscribe") == ONE_CLICK:
            return HttpResponse(status=204)
        return redirect("event_reminders:letters", token=token)
    return render(request, "event_reminders/stop.html", {"registration": registration})

"""Being reached elsewhere from now on. The new address must prove that it is theirs; the old one is told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events import rules
from events.actions import change_contact
from events.by_link import find
from events.forms.change import CodeForm, NewContactForm
from events.models import Registration
from events.numbers.actions import drop_number, give_number
from events.numbers.models import NewNumber
from events.places.changing import contact_of
from events.places.codes import PURPOSE
from events.reminders.line import is_linked
from residents.codes.actions import NotReachableError, TooManyCodesError, send_code, use_code
from residents.contact_points import ContactPoint

NUMBERS_IN_TEN_MINUTES = 10


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, token: str) -> HttpResponse:
    """First the new contact point, then the number that came there."""
    found = find(token)
    if not rules.may_be_changed(found) or found.lead_id or found.resident.reached_through_id:
        return redirect("events:registration", token=token)
    if request.method != "POST":
        return _ask(request, found, NewContactForm())
    if request.POST.get("do") == "withdraw":
        return _withdraw(found)
    return _check(request, found) if "challenge" in request.POST else _send(request, found)


def _send(request: HttpRequest, found: Registration) -> HttpResponse:
    form = NewContactForm(request.POST)
    if not form.is_valid():
        return _ask(request, found, form, status=422)
    wanted: ContactPoint = form.cleaned_data["contact"]
    if contact_of(found.resident).same_as(wanted):
        form.add_error("contact", _("いまの連絡先と同じです。かえるときは、新しい連絡先を入れてください。"))
        return _ask(request, found, form, status=422)
    try:
        challenge = send_code(wanted, PURPOSE, timezone.now(), about=f"registration.{found.pk}")
    except TooManyCodesError:
        form.add_error(None, _("短い時間に何度も送られました。時間をおいてもう一度ためすか、電話でお知らせください。"))
        return _ask(request, found, form, status=429)
    except NotReachableError:
        # No machine can bring a number there. A letter that goes astray comes back; a telephone is called first.
        return _to_be_called(request, found, form) if wanted.phone else _changed(found, wanted)
    return _ask_code(request, found, CodeForm(initial={"challenge": challenge}))


def _to_be_called(request: HttpRequest, found: Registration, form: NewContactForm) -> HttpResponse:
    if too_many(request, purpose="new-number", limit=NUMBERS_IN_TEN_MINUTES):
        form.add_error(None, TOO_OFTEN)
        return _ask(request, found, form, status=429)
    give_number(registration_id=found.pk, phone=form.cleaned_data["contact"].phone, now=timezone.now())
    return redirect("events:contact", token=found.token)


def _withdraw(found: Registration) -> HttpResponse:
    """The person has thought better of it; what is proved already stays."""
    _forget_waiting(found)
    return redirect("events:contact", token=found.token)


def _forget_waiting(found: Registration) -> None:
    if (given := _waiting(found)) is not None:
        drop_number(number_id=given.pk)


def _waiting(found: Registration) -> NewNumber | None:
    return NewNumber.objects.filter(registration=found, proved_at=None).first()


def _check(request: HttpRequest, found: Registration) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask_code(request, found, form, status=422)
    typed = form.cleaned_data
    about = f"registration.{found.pk}"
    proof = use_code(typed["challenge"], typed["code"], timezone.now(), purpose=PURPOSE, about=about)
    if proof is None:
        form.add_error("code", _("この数字は使えません。数字を確かめるか、もう一度はじめから連絡先を入れてください。"))
        return _ask_code(request, found, form, status=422)
    return _changed(found, proof.contact)


def _changed(found: Registration, wanted: ContactPoint) -> HttpResponse:
    # What was said last counts: a number that still waits for a call must not take the place of this one.
    _forget_waiting(found)
    changed = change_contact(registration_id=found.pk, contact=wanted, now=timezone.now())
    return redirect("events:registration", token=changed.token)


def _ask(request: HttpRequest, found: Registration, form: NewContactForm, *, status: int = 200) -> HttpResponse:
    context = {"registration": found, "form": form, "now_at": contact_of(found.resident).words}
    context["has_line"] = is_linked(found.resident.reached)
    if (given := _waiting(found)) is not None:
        context["waits_for_call"] = given.phone
    return render(request, "events/contact.html", context, status=status)


def _ask_code(request: HttpRequest, found: Registration, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "events/contact_code.html", {"registration": found, "form": form}, status=status)

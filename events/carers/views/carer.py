"""The carer's page: for whom, what stands, what can be joined, and the way to the other people they act for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accessibility import languages
from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import key_inside
from accessibility.throttle import TOO_OFTEN
from events.carers.acting import for_carers
from events.carers.forms import OneMoreForm
from events.carers.views.asking import sent_too_often
from events.models import Registration, Session
from events.models.originals import as_read_here, read_here
from events.overview import when
from residents.contact_points import ContactPoint
from residents.mandates.acting import others_of
from residents.mandates.actions import ask_for_mandate, end
from residents.mandates.choices import EndedBy, Scope
from residents.mandates.models import Mandate

SESSIONS_SHOWN = 20


@require_GET
@for_carers()
def people(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    """One person's places, and sessions to take one at."""
    now = timezone.now()
    standing = Registration.objects.standing().filter(resident=mandate.resident_id, session__ends_at__gt=now)
    may_register = Scope.REGISTER in mandate.scopes
    to_join = Session.objects.open_for_registration(now) if may_register else Session.objects.none()
    sessions = list(to_join.select_related("page")[:SESSIONS_SHOWN])
    registrations = list(standing.select_related("session__page").order_by("session__starts_at", "pk"))
    read_here([*sessions, *(one.session for one in registrations)])
    context = {
        "mandate": mandate,
        "registrations": [
            {
                "reference": one.reference,
                "title": as_read_here(one.session).title,
                "when": when(one.session),
                "one": one,
            }
            for one in registrations
        ],
        "may_register": may_register,
        "may_see_documents": Scope.DOCUMENTS in mandate.scopes,
        "events": _by_event(sessions),
        "others": others_of(mandate, now=now),
    }
    return render(request, "events/carers/people.html", context)


def _by_event(sessions: Iterable[Session]) -> list[dict[str, Any]]:
    """Every event once, with its days below it: a weekly salon would else fill the list with its name."""
    events: dict[int, dict[str, Any]] = {}
    for session in sessions:
        event = events.setdefault(session.page_id, {"title": as_read_here(session).title, "days": []})
        event["days"].append({"pk": session.pk, "when": when(session)})
    return list(events.values())


@works_without_cookies
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_carers()
def one_more(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    """Ask to act for another person as well, without writing one's own name again."""
    own = ContactPoint(email=mandate.carer.email, phone="" if mandate.carer.email else mandate.carer.phone)
    if request.method != "POST":
        return _page(request, mandate, OneMoreForm(carer_contact=own))
    form = OneMoreForm(request.POST, carer_contact=own)
    is_right = form.is_valid()
    key = key_inside(request.POST.get("form_key", ""), salt=form.salt)
    if known := Mandate.objects.filter(form_key=key).first():
        return redirect("carers:for", token=known.carer_token)
    if not is_right:
        return _page(request, mandate, form, status=422)
    if sent_too_often(request, form.cleaned_data["resident_contact"]):
        form.add_error(None, TOO_OFTEN)
        return _page(request, mandate, form, status=429)
    now = timezone.now()
    asked = form.request(today=timezone.localdate(now), language=languages.current(), carer_id=mandate.carer_id)
    made = ask_for_mandate(request=asked, form_key=form.cleaned_data["form_key"], now=now)
    return redirect("carers:for", token=made.carer_token)


def _page(request: HttpRequest, mandate: Mandate, form: OneMoreForm, *, status: int = 200) -> HttpResponse:
    return render(request, "events/carers/one_more.html", {"mandate": mandate, "form": form}, status=status)


@works_without_cookies
@require_POST
@for_carers()
def end_it(_request: HttpRequest, mandate: Mandate) -> HttpResponse:
    """The carer gives it back."""
    end(mandate_id=mandate.pk, by=EndedBy.CARER, now=timezone.now())
    return redirect("carers:for", token=mandate.carer_token)

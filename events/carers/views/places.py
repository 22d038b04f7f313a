"""What a carer does with places, always as the person whose name stands above."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accessibility.forgery import works_without_cookies
from events.actions import accept_offer, cancel_place
from events.carers.acting import for_carers
from events.carers.words import about, ways_in
from events.choices import RegistrationState
from events.models import Registration
from events.registration_words import facts, support_asked, without_reference
from residents.mandates.actions import note_act
from residents.mandates.choices import ActKind, Scope
from residents.mandates.models import Mandate


def _own(mandate: Mandate, reference: str) -> Registration:
    """A registration of this very person; anybody else's does not exist here."""
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return get_object_or_404(known, reference=reference, resident=mandate.resident_id)


@require_GET
@for_carers()
def registration(request: HttpRequest, mandate: Mandate, reference: str) -> HttpResponse:
    """One registration, as far as the mandate reaches. That it was looked at, the resident can see."""
    found, now = _own(mandate, reference), timezone.now()
    sees_support, sees_card = Scope.SUPPORT in mandate.scopes, Scope.DOCUMENTS in mandate.scopes
    if sees_support and found.support_requests.exists():
        note_act(mandate, ActKind.SAW_SUPPORT, about(found), now=now)
    if sees_card:
        note_act(mandate, ActKind.SAW_DOCUMENTS, about(found), now=now)
    may_act = Scope.REGISTER in mandate.scopes and found.session.ends_at > now
    context = {
        "mandate": mandate,
        "registration": found,
        "facts": without_reference(facts(found, with_door=False)),
        "doors": ways_in(found) if sees_card else [],
        "support": support_asked(found) if sees_support else None,
        "may_cancel": may_act and found.state != RegistrationState.CANCELLED,
        "may_accept": may_act and found.state == RegistrationState.OFFERED,
    }
    return render(request, "events/carers/registration.html", context)


@works_without_cookies
@require_POST
@for_carers(needs=Scope.REGISTER)
def accept(_request: HttpRequest, mandate: Mandate, reference: str) -> HttpResponse:
    """Take the place that is kept for the person."""
    found, now = _own(mandate, reference), timezone.now()
    with transaction.atomic():
        was = found.state
        taken = accept_offer(registration_id=found.pk, now=now)
        if was != taken.state and taken.state == RegistrationState.SEATED:
            note_act(mandate, ActKind.ACCEPTED, about(found), now=now)
    return redirect("carers:registration", token=mandate.carer_token, reference=reference)


@works_without_cookies
@require_http_methods(["GET", "HEAD", "POST"])
@for_carers(needs=Scope.REGISTER)
def cancel(request: HttpRequest, mandate: Mandate, reference: str) -> HttpResponse:
    """Ask once more, then give the place back and tell both."""
    found, now = _own(mandate, reference), timezone.now()
    there = redirect("carers:registration", token=mandate.carer_token, reference=reference)
    if found.session.ends_at <= now or found.state == RegistrationState.CANCELLED:
        return there
    if request.method != "POST":
        context = {"mandate": mandate, "registration": found, "facts": facts(found, with_door=False)}
        return render(request, "events/carers/cancel.html", context)
    with transaction.atomic():
        cancel_place(registration_id=found.pk, now=now)
        note_act(mandate, ActKind.CANCELLED, about(found), now=now)
    return there

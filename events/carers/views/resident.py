"""The resident's side of a mandate: say yes or no, see every act, change it, end it at once."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from events.carers.forms import EarlierForm, ScopesForm
from events.carers.words import act_words, mandate_facts
from residents.mandates.acting import mandate_of_resident
from residents.mandates.actions import MandateEndedError, change_scopes, confirm, end
from residents.mandates.choices import Confirmation, EndedBy, MandateState, Scope
from residents.mandates.models import Mandate


def _known(token: str) -> Mandate:
    if found := mandate_of_resident(token):
        return found
    raise Http404


# Programs that look at every link of a letter only ever GET: a mandate begins by pressing a button.
@private("same-origin")
@require_GET
def mandate(request: HttpRequest, token: str) -> HttpResponse:
    """Everything about it, and what can be done now."""
    return _page(request, _known(token))


def _page(request: HttpRequest, found: Mandate, form: ScopesForm | None = None, *, status: int = 200) -> HttpResponse:
    state = found.state_at(timezone.now())
    context = {
        "mandate": found,
        "state": state,
        "is_asked": state == MandateState.ASKED,
        "is_valid": state == MandateState.VALID,
        "facts": mandate_facts(found),
        "acts": [act_words(act) for act in found.acts.all()[:200]],
        "form": form or ScopesForm(initial={"scopes": [scope.value for scope in found.scopes]}),
        "earlier": EarlierForm(initial={"earlier": "yes" if found.sees_earlier else "no"}),
        "sees_documents": Scope.DOCUMENTS in found.scopes,
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    return render(request, "events/carers/mandate.html", context, status=status)


@works_without_cookies
@private("same-origin")
@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes, or no."""
    found, now = _known(token), timezone.now()
    if request.POST.get("answer") == "no":
        end(mandate_id=found.pk, by=EndedBy.DECLINED, now=now)
    elif request.POST.get("answer") == "yes" and found.state_at(now) == MandateState.ASKED:
        # When it ended meanwhile, the page says so.
        with suppress(MandateEndedError):
            earlier = EarlierForm(request.POST).shows_earlier()
            confirm(mandate_id=found.pk, how=Confirmation.LINK, now=now, sees_earlier=earlier)
    return redirect("carers:mandate", token=token)


@works_without_cookies
@private("same-origin")
@require_POST
def change(request: HttpRequest, token: str) -> HttpResponse:
    """What the carer may do from now on."""
    found, form = _known(token), ScopesForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    with suppress(MandateEndedError):
        earlier = EarlierForm(request.POST).shows_earlier()
        change_scopes(mandate_id=found.pk, scopes=form.chosen(), now=timezone.now(), sees_earlier=earlier)
    return redirect("carers:mandate", token=token)


@works_without_cookies
@private("same-origin")
@require_POST
def end_it(_request: HttpRequest, token: str) -> HttpResponse:
    """At once, with one press."""
    end(mandate_id=_known(token).pk, by=EndedBy.RESIDENT, now=timezone.now())
    return redirect("carers:mandate", token=token)

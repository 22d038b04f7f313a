"""Letting a carer in: by the address alone, asked anew each time, with the other person's name on every screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accessibility.private import private
from events.carers.words import mandate_facts
from residents.mandates.acting import mandate_of_carer
from residents.mandates.choices import MandateState, Scope
from residents.mandates.models import Mandate

View = Callable[..., HttpResponse]


def for_carers(*, needs: Scope | None = None) -> Callable[[View], View]:
    """A screen of somebody with a valid mandate; the view gets the mandate in place of the token.

    403 with a reason once it has ended, has not begun, or does not reach so far; 404 for an address of nobody.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            mandate = mandate_of_carer(token)
            if mandate is None:
                raise Http404
            now = timezone.now()
            if mandate.is_valid(now) and (needs is None or needs in mandate.scopes):
                return view(request, mandate, *args, **kwargs)
            return _not_now(request, mandate, needs)

        return private("same-origin")(guarded)

    return decorate


def _not_now(request: HttpRequest, mandate: Mandate, needs: Scope | None) -> HttpResponse:
    state = mandate.state_at(timezone.now())
    context = {
        "mandate": mandate,
        "facts": mandate_facts(mandate),
        "is_asked": state == MandateState.ASKED,
        "missing": needs if state == MandateState.VALID else None,
    }
    # Waiting for the resident is no refusal: it is the page a carer comes to after asking.
    waits = state == MandateState.ASKED and needs is None and request.method != "POST"
    return render(request, "events/carers/not_now.html", context, status=200 if waits else 403)

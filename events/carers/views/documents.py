"""The documents that the person asked for in another form, as far as the mandate reaches."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from events.carers.acting import for_carers
from events.carers.documents import documents_of, facts_of
from residents.mandates.actions import note_act
from residents.mandates.choices import ActKind, Scope
from residents.mandates.models import Mandate

SHOWN = 50


@require_GET
@for_carers(needs=Scope.DOCUMENTS)
def documents(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    """Each with its state. That they were looked at, the resident can see."""
    found = documents_of(mandate)[:SHOWN]
    if found:
        titles = "、".join(dict.fromkeys(case.title for case in found))
        note_act(mandate, ActKind.SAW_DOCUMENTS, titles, now=timezone.now())
    context = {"mandate": mandate, "cases": [facts_of(case) for case in found], "sees_earlier": mandate.sees_earlier}
    return render(request, "events/carers/documents.html", context)

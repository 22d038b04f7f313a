"""Who looked at what was said with one registration, for whoever holds its link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accessibility.private import private
from events.by_link import find
from residents.looks.actions import looks_of
from residents.looks.words import in_sentences

SHOWN = 50


@private("no-referrer")
@require_safe
def looks(request: HttpRequest, token: str) -> HttpResponse:
    """The newest first, by office and time."""
    found = find(token)
    seen = in_sentences(looks_of(found.resident)[:SHOWN])
    return render(request, "events/needs/looks.html", {"registration": found, "looks": seen})

"""All sessions of one event, and what can be done with each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cms.duty import staff_with
from events.sessions.duties import CALL_OFF, MAKE, event_to_keep
from events.sessions.reads import rows_of


@staff_with(MAKE)
@require_GET
def overview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Those to come first; those that are over, below."""
    page, now = event_to_keep(request, page_id), timezone.now()
    rows = rows_of(page, now=now)
    context = {
        "page": page,
        "coming": [row for row in rows if not row.is_over],
        "over": [row for row in reversed(rows) if row.is_over],
        "may_call_off": request.user.has_perm(CALL_OFF),
    }
    return render(request, "event_sessions/desk/overview.html", context)

"""The board: what is to be settled, the most pressing first; what is done with several at once; the weeks to come."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accessibility.way_back import way_back
from cms.duty import staff_with
from events.catalogue.reading import support_catalogue
from events.choices import SupportState
from events.models import SupportRequest
from events.support import actions
from events.support.desk import reads
from events.support.desk.duties import CHANGE, SEE
from events.support.desk.load import load
from events.support.figures import OWN_WORDS, kind_name
from residents.looks.actions import note_looks

A_SCREEN = 50
MOST_AT_ONCE = 500
# What one press does with all that are ticked: for the one interpreter of five people at one session.
STEPS = (SupportState.ARRANGING, SupportState.CONFIRMED, SupportState.DELIVERED)


@staff_with(SEE)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The cases with their filter."""
    asked, now = reads.Asked.of(request.GET), timezone.now()
    screen = Paginator(reads.queue(asked, user=request.user, now=now), A_SCREEN).get_page(request.GET.get("page"))
    note_looks(request.user, "list", [case.registration.resident for case in screen], now=now)
    today = timezone.localdate(now)
    context: dict[str, Any] = {
        "asked": asked,
        "screen": screen,
        "rows": [reads.row(case, today=today) for case in screen],
        "states": reads.STATES.items(),
        "kinds": [*((kind.key, kind.name) for kind in support_catalogue().values()), (OWN_WORDS, kind_name(OWN_WORDS))],
        "query": urlencode({name: request.GET[name] for name in request.GET if name != "page"}),
        "may_change": request.user.has_perm(CHANGE),
        "steps": STEPS,
    }
    return render(request, "events/support/desk/board.html", context)


@staff_with(CHANGE)
@require_POST
def selected(request: HttpRequest) -> HttpResponse:
    """One thing done with every case that is ticked."""
    numbers = [int(number) for number in request.POST.getlist("case") if number.isdigit()][:MOST_AT_ONCE]
    cases = list(SupportRequest.objects.filter(pk__in=numbers).order_by("due_on", "pk"))
    verb = request.POST.get("do", "")
    if not cases:
        messages.warning(request, _("申し出に印をつけてから、押してください。"))
    elif verb == "own":
        _own_all(request, cases)
    elif verb in STEPS:
        _move_all(request, cases, SupportState(verb))
    return redirect(way_back(request, reverse("support_desk:board")))


def _own_all(request: HttpRequest, cases: list[SupportRequest]) -> None:
    for case in cases:
        user: Any = request.user
        actions.give_support_to(support_request_id=case.pk, owner=user, now=timezone.now(), by=user)
    messages.success(request, _("%(count)d件の担当になりました。") % {"count": len(cases)})


def _move_all(request: HttpRequest, cases: list[SupportRequest], state: SupportState) -> None:
    moved, user, now = 0, request.user, timezone.now()
    for case in cases:
        try:
            actions.move_support_request(support_request_id=case.pk, state=state, now=now, by=user)  # type: ignore[arg-type]
            moved += 1
        except actions.SupportMoveRefusedError:
            continue
    said = {"count": moved, "state": state.label, "left": len(cases) - moved}
    messages.success(request, _("%(count)d件を「%(state)s」にしました。ご本人にも伝わります。") % said)
    if said["left"]:
        messages.warning(request, _("%(left)d件は、いまの状態からは進められないので、そのままです。") % said)


@staff_with(SEE)
@require_GET
def weeks(request: HttpRequest) -> HttpResponse:
    """How much there is to arrange in which week. No names."""
    return render(request, "events/support/desk/load.html", {"weeks": load(now=timezone.now())})

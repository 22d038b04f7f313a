"""The queue: what is to be done, most pressing first; and what is done with several at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from accessibility.way_back import way_back
from cms.duty import staff_with
from documents.requests import actions
from documents.requests.choices import CaseState, Channel, Delivery, OtherForm
from documents.requests.desk.codes import read
from documents.requests.desk.duties import CHANGE, SEE
from documents.requests.desk.reads import ORDERS, Asked, calls_to_make, queue
from documents.requests.kept import NAME
from documents.requests.models import Case, StandingOrder
from documents.requests.overview import state_words
from documents.requests.printing.cards import case_cards_pdf
from documents.requests.printing.labels import SHEETS, labels_pdf, to_post
from documents.requests.printing.packing import packing_pdf
from documents.requests.rules import is_late
from documents.upload.limited import ChildFailedError, LimitReachedError
from residents.profiles.handing import note_looks_at_handed

A_SCREEN = 50
# More labels than a roll of sheets holds are asked for by mistake.
MOST_AT_ONCE = 1000
UNFINISHED = [("open", gettext_lazy("まだ終わっていないもの")), ("late", gettext_lazy("お約束の日を過ぎたもの"))]


@staff_with(SEE)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The queue with its filter; whom to call stands above it."""
    asked, today = Asked.of(request.GET), timezone.localdate()
    found = queue(asked, user=request.user, today=today)
    screen = Paginator(found, A_SCREEN).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "screen": screen,
        "rows": [_row(case) for case in screen],
        "calls": calls_to_make(),
        "states": [*UNFINISHED, *CaseState.choices, ("all", _("すべて"))],
        "forms": OtherForm.choices,
        "deliveries": Delivery.choices,
        "orders": [(name, words) for name, (words, _fields) in ORDERS.items()],
        "query": urlencode({name: request.GET[name] for name in request.GET if name != "page"}),
        "sheets": SHEETS.values(),
        "may_change": request.user.has_perm(CHANGE),
        "running_orders": StandingOrder.objects.running().count(),
    }
    return render(request, "document_requests/desk/queue.html", context)


def _row(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "state": state_words(case),
        "is_late": is_late(state=case.state, due_on=case.due_on, today=timezone.localdate()),
        "wants_sooner": bool(case.wanted_on and case.wanted_on < case.due_on),
    }


@staff_with(SEE)
@require_GET
def open_code(request: HttpRequest) -> HttpResponse:
    """Scan or type a code and press Enter: a request, a standing order, or a new request for a document."""
    typed = request.GET.get("code", "")
    kind, value = read(typed) or ("", "")
    if kind == "page":
        # Only a square has an address in it, and only a card has a square of ours; a caller says digits.
        received_by = Channel.CARD if "/" in typed else Channel.PHONE
        return redirect(f"{reverse('documents_desk:add', args=[value])}?channel={received_by}")
    if case := Case.objects.filter(reference=value).first():
        return redirect("documents_desk:case", case_id=case.pk)
    if order := StandingOrder.objects.filter(reference=value).first():
        return redirect("documents_desk:order", order_id=order.pk)
    messages.error(
        request, _("「%(typed)s」という番号は見つかりません。数字を確かめてください。") % {"typed": typed[:60]}
    )
    return redirect("documents_desk:queue")


@staff_with(CHANGE)
@require_POST
def selected(request: HttpRequest) -> HttpResponse:
    """One thing done with every request that is ticked."""
    numbers = [int(number) for number in request.POST.getlist("case") if number.isdigit()][:MOST_AT_ONCE]
    found = Case.objects.filter(pk__in=numbers).select_related("resident", "order", "page")
    cases = sorted(found, key=lambda case: numbers.index(case.pk))
    verb = request.POST.get("do", "")
    if not cases:
        messages.warning(request, _("申し出に印をつけてから、押してください。"))
    elif verb in PAPERS:
        return _printed(request, verb, cases) or redirect(way_back(request, reverse("documents_desk:queue")))
    elif verb in {CaseState.MAKING, CaseState.SENT}:
        _move_all(request, cases, CaseState(verb))
    return redirect(way_back(request, reverse("documents_desk:queue")))


def _labels(request: HttpRequest, cases: list[Case]) -> bytes | None:
    if not to_post(cases):
        messages.warning(request, _("印をつけた申し出に、郵便で送るものがありません。"))
        return None
    sheet = SHEETS.get(request.POST.get("sheet", ""), next(iter(SHEETS.values())))
    first = request.POST.get("first", "1")
    return labels_pdf(cases, sheet=sheet, first=int(first) if first.isdigit() else 1)


PAPERS: dict[str, Callable[[HttpRequest, list[Case]], bytes | None]] = {
    "labels": _labels,
    "packing": lambda _request, cases: packing_pdf(cases, now=timezone.localtime()),
    "cards": lambda _request, cases: case_cards_pdf(cases),
}


def _printed(request: HttpRequest, verb: str, cases: list[Case]) -> HttpResponse | None:
    """Paper with addresses leaves the house, so each request's history in the site says that it was printed."""
    try:
        content = PAPERS[verb](request, cases)
    except (ChildFailedError, LimitReachedError):
        messages.error(request, _("PDFを作れませんでした。印をへらして、もう一度押してください。"))
        return None
    if content is None:
        return None
    note_looks_at_handed(request.user, NAME, [case.pk for case in cases])
    for case in cases:
        log(instance=case, action="document_requests.printed", user=request.user)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{verb}-{timezone.localdate().isoformat()}.pdf"'
    return response


def _move_all(request: HttpRequest, cases: list[Case], state: CaseState) -> None:
    moved = 0
    for case in cases:
        try:
            actions.move(case_id=case.pk, state=state, now=timezone.now(), by=request.user)  # type: ignore[arg-type]
            moved += 1
        except actions.MoveRefusedError:
            continue
    said = {"count": moved, "state": state.label, "left": len(cases) - moved}
    messages.success(request, _("%(count)d件を「%(state)s」にしました。") % said)
    if said["left"]:
        messages.warning(request, _("%(left)d件は、いまの状態からは進められないので、そのままです。") % said)

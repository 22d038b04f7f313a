"""The list of what goes out by post, and the paper for it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from accessibility.spreadsheets import as_csv
from cms.duty import staff_with
from documents.requests.printing.labels import SHEETS
from documents.upload.limited import ChildFailedError, LimitReachedError
from events.card.card import card_of
from events.card.choices import PaperKind
from events.card.paper import POINTS, card_pdf
from events.desk.acts import by_whom
from events.desk.duties import CHANGE, EXPORT, SEE
from events.desk.models import Contents
from events.desk.post import actions
from events.desk.post.due import Due, due
from events.desk.post.printing import cards_pdf, labels_pdf, letters_pdf, packing_pdf
from events.desk.telephone.verbs import back
from events.models import Registration
from residents.looks.actions import note_looks
from residents.looks.models import What

# More than a roll of sheets holds are asked for by mistake.
MOST_AT_ONCE = 500


@staff_with(SEE)
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every envelope to fill, what waits longest first."""
    items = due(now=timezone.now())
    note_looks(request.user, What.LIST, [item.to for item in items])
    context = {"items": items, "sheets": SHEETS.values(), "may_change": request.user.has_perm(CHANGE)}
    return render(request, "events/desk/post/list.html", context)


@staff_with(CHANGE)
@require_POST
def selected(request: HttpRequest) -> HttpResponse:
    """One thing done with everything that is ticked."""
    ticked = set(request.POST.getlist("item"))
    items = [item for item in due(now=timezone.now()) if item.key in ticked][:MOST_AT_ONCE]
    verb = request.POST.get("do", "")
    if not items:
        messages.warning(request, _("送るものに印をつけてから、押してください。"))
    elif verb in PAPERS:
        return _printed(request, verb, items) or redirect("events_desk:post")
    elif verb == "posted":
        count = actions.posted(by_whom(request), items)
        messages.success(request, _("%(count)d件を郵送したと記録しました。") % {"count": count})
    return redirect("events_desk:post")


def _labels(request: HttpRequest, items: list[Due]) -> bytes:
    sheet = SHEETS.get(request.POST.get("sheet", ""), next(iter(SHEETS.values())))
    first = request.POST.get("first", "1")
    return labels_pdf(items, sheet=sheet, first=int(first) if first.isdecimal() and len(first) < 4 else 1)


PAPERS: dict[str, Callable[[HttpRequest, list[Due]], bytes | None]] = {
    "labels": _labels,
    "packing": lambda _request, items: packing_pdf(items, now=timezone.localtime()),
    "letters": lambda _request, items: letters_pdf(items, now=timezone.now()),
    "cards": lambda _request, items: cards_pdf(items, large=False),
    "large": lambda _request, items: cards_pdf(items, large=True),
}


def _printed(request: HttpRequest, verb: str, items: list[Due]) -> HttpResponse | None:
    try:
        content = PAPERS[verb](request, items)
    except (ChildFailedError, LimitReachedError):
        messages.error(request, _("PDFを作れませんでした。印をへらして、もう一度押してください。"))
        return None
    if content is None:
        messages.warning(request, _("印をつけたものの中に、この紙で送るものはありません。"))
        return None
    # Paper with addresses leaves the house: the site's history says so, event by event.
    for page in {item.registration.session.page_id: item.registration.session.page for item in items}.values():
        log(instance=page, action="events.desk.printed", user=request.user)
    return _pdf(content, verb)


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{timezone.localdate().isoformat()}.pdf"'
    return response


@staff_with(EXPORT)
@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The list for a program that merges letters. It leaves the house, so the site's history says so."""
    items = due(now=timezone.now())
    rows = [
        (item.to.postal_code, item.to.address, item.to.name, item.words, item.registration.reference, _event(item))
        for item in items
    ]
    head = ("郵便番号", "住所", "お名前", "送るもの", "受付番号", "催し")
    response = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="post-{timezone.localdate().isoformat()}.csv"'
    for page in {item.registration.session.page_id: item.registration.session.page for item in items}.values():
        log(instance=page, action="events.registrations.exported", user=request.user)
    return response


def _event(item: Due) -> str:
    return f"{item.registration.session.page.title} {timezone.localtime(item.registration.session.starts_at):%Y-%m-%d}"


def _registration(registration_id: int) -> Registration:
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return get_object_or_404(known.exclude(resident__name=""), pk=registration_id)


@staff_with(SEE)
@require_GET
def card(request: HttpRequest, registration_id: int) -> HttpResponse:
    """One card at once, for whoever stands at the counter."""
    kind = request.GET.get("size", "")
    kind = kind if kind in POINTS else PaperKind.A5
    registration = _registration(registration_id)
    note_looks(request.user, What.CARD, [registration.resident])
    try:
        content = card_pdf([card_of(registration)], PaperKind(kind))
    except (ChildFailedError, LimitReachedError):
        messages.error(request, _("PDFを作れませんでした。少し待って、もう一度押してください。"))
        return back(request, registration.resident)
    log(instance=registration.session.page, action="events.desk.printed", user=request.user)
    return _pdf(content, "card")


@staff_with(CHANGE)
@require_POST
def ask(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Put something onto the list, said on the telephone."""
    registration = _registration(registration_id)
    wanted = request.POST.get("contents", "")
    if wanted not in Contents.values or wanted == Contents.LETTER:
        messages.error(request, _("送るものをえらんでください。"))
    elif not registration.resident.reached.address:
        messages.error(request, _("住所が分かりません。先に「お名前・連絡先を直す」で、住所をうかがってください。"))
    else:
        parcel = actions.ask_for(by_whom(request), registration, Contents(wanted))
        words = {"contents": parcel.get_contents_display()}
        messages.success(request, _("「%(contents)s」を、郵送するものに加えました。") % words)
    return back(request, registration.resident)

"""The telephone desk: a request received by telephone, on a card, at the counter or by letter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cms.duty import staff_with
from documents.models import DocumentPage
from documents.numbers import number_of
from documents.requests import actions, standing
from documents.requests.choices import Channel, OtherForm
from documents.requests.desk.duties import ADD, SEE
from documents.requests.desk.forms import DeskAskForm
from documents.requests.printing.cards import document_card_pdf
from documents.requests.shelf import kind_that_comes_again
from documents.requests.times import promises
from documents.upload.limited import ChildFailedError, LimitReachedError

DOCUMENTS_SHOWN = 30


@staff_with(ADD)
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Which document: by some words of its title, the newest first."""
    words = request.GET.get("words", "").strip()[:100]
    pages = DocumentPage.objects.live().order_by("-issued_on", "-pk")
    if words:
        pages = pages.filter(title__icontains=words)
    found = [{"page": page, "number": number_of(page.pk)} for page in pages[:DOCUMENTS_SHOWN]]
    return render(request, "document_requests/desk/choose.html", {"words": words, "found": found})


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same verb as on the site, with how it reached the town."""
    page = get_object_or_404(DocumentPage.objects.select_related("locale"), pk=page_id)
    form = _form(page, request)
    if request.method == "POST" and form.is_valid():
        wish = form.wish(channel=Channel(form.cleaned_data["channel"]))
        key, now = form.cleaned_data["form_key"], timezone.now()
        take = standing.begin_with if wish.every_time else actions.ask
        case = take(page=page, wish=wish, form_key=key, now=now)
        said = _("申し出を受け付けました。受付番号は %(reference)s です。お伝えください。")
        messages.success(request, said % {"reference": case.reference})
        return redirect("documents_desk:case", case_id=case.pk)
    context = {"form": form, "page": page, "number": number_of(page.pk), "fields": form.questions()}
    return render(request, "document_requests/desk/add.html", context, status=422 if form.errors else 200)


def _form(page: DocumentPage, request: HttpRequest) -> DeskAskForm:
    now = timezone.now()
    initial: dict[str, Any] = {}
    if request.GET.get("channel") in Channel.values:
        initial["channel"] = request.GET["channel"]
    if request.GET.get("form") in OtherForm.values:
        initial["form"] = request.GET["form"]
    return DeskAskForm(
        request.POST if request.method == "POST" else None,
        promises=promises(now=now, with_achieved=False),
        now=now,
        every_time_of=kind_that_comes_again(page),
        initial=initial,
    )


@staff_with(SEE)
@require_GET
def card(request: HttpRequest, page_id: int) -> HttpResponse:
    """The empty reply card of one document, to lay beside it."""
    page = get_object_or_404(DocumentPage.objects.live(), pk=page_id)
    try:
        content = document_card_pdf(page, promises(now=timezone.now(), with_achieved=False))
    except (ChildFailedError, LimitReachedError):
        messages.error(request, _("PDFを作れませんでした。少し待って、もう一度押してください。"))
        return redirect("documents_desk:choose")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="card-{number_of(page.pk)}.pdf"'
    return response

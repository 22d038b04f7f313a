"""Staff's screens of findings (資料の使いやすさを確かめる)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from documents.findings import screen
from documents.findings.actions import RECIPE, let_it_stay, take_up_again
from documents.findings.duties import JUDGE, LOOK
from documents.findings.export import findings_csv
from documents.findings.models import Examination
from documents.findings.reading import Overview, digest_of_upload, overview
from documents.findings.severities import WEIGHTS_IN_WORDS
from documents.findings.tasks import examine_document
from documents.findings.words.catalogue import words_for
from documents.findings.words.rule import Subject
from documents.findings.words.standard import words_of_standard
from documents.models import DocumentPage

PAGES_A_SCREEN, DOCUMENTS_A_SCREEN = 8, 20
LONGEST_REASON = 200


def _allowed(request: HttpRequest, permission: str = LOOK) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _document(page_id: int) -> DocumentPage:
    page: DocumentPage = get_object_or_404(DocumentPage.objects.select_related("upload"), pk=page_id)
    if page.upload is None:
        raise Http404
    return page


def _overview(page: DocumentPage) -> Overview | None:
    try:
        digest = digest_of_upload(page.upload)
    except FileNotFoundError as error:
        raise Http404 from error
    examination = Examination.objects.filter(sha256=digest).first()
    return overview(examination) if examination else None


@never_cache
@require_safe
def overviews(request: HttpRequest) -> HttpResponse:
    """All documents with a file, and how they stand."""
    _allowed(request)
    pages = DocumentPage.objects.filter(upload__isnull=False).select_related("upload").order_by("-issued_on", "-pk")
    shown = Paginator(pages, DOCUMENTS_A_SCREEN).get_page(request.GET.get("page"))
    rows = [(page, found, screen.counts(found) if found else []) for page in shown for found in [_known_or_none(page)]]
    return render(request, "document_findings/desk/overviews.html", {"shown": shown, "rows": rows})


def _known_or_none(page: DocumentPage) -> Overview | None:
    try:
        return _overview(page)
    except Http404:
        return None


@never_cache
@require_safe
def findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every finding of one document, on its page."""
    _allowed(request)
    page = _document(page_id)
    found = _overview(page)
    if found is None or found.examination.recipe < RECIPE:
        # Whoever opens this screen waits for it; examining twice does no harm.
        examine_document.enqueue(page.upload_id)
        found = _overview(page)
    context: dict[str, Any] = {"document": page, "found": found, "may_judge": request.user.has_perm(JUDGE)}
    if found is not None:
        context |= _context(request, page, found)
    return render(request, "document_findings/desk/findings.html", context)


def _context(request: HttpRequest, page: DocumentPage, found: Overview) -> dict[str, Any]:
    asked = screen.Asked(*(request.GET.get(name, "").strip()[:20] for name in ("page", "subject", "severity")))
    known = [each for each in found.known if asked.fits(each)]
    pages = Paginator(screen.pages_of(known), PAGES_A_SCREEN).get_page(request.GET.get("screen"))
    on_screen = {number for number, _title, _count in pages}
    seen = [each for each in known if each.finding.page in on_screen]
    subjects = {words_for(each.finding).subject for each in found.known}
    named = {"page": asked.page, "subject": asked.subject, "severity": asked.severity}
    return {
        "asked": asked,
        "query": urlencode({name: value for name, value in named.items() if value}),
        "shown": pages,
        "number": len(known),
        "pages": screen.pages_of(found.known),
        "subjects": [choice for choice in Subject.choices if choice[0] in subjects],
        "severities": [(each.value, words) for each, words in WEIGHTS_IN_WORDS.items()],
        "groups": screen.groups(page, found, seen, now=timezone.now()),
    } | _summary(found)


def _summary(found: Overview) -> dict[str, Any]:
    by_itself = sum(1 for each in found.open if words_for(each.finding).mended_by_itself)
    standard = found.examination.examined.standard
    return {
        "counts": screen.counts(found),
        "open_number": len(found.open),
        "by_itself": by_itself,
        "by_people": len(found.open) - by_itself,
        "standard": standard,
        "unmet": [(words_of_standard(each.rule), each) for each in standard.unmet] if standard else [],
    }


@never_cache
@require_safe
def printed(request: HttpRequest, page_id: int) -> HttpResponse:
    """All findings with their pictures, to hand to whoever mends the file."""
    _allowed(request)
    page = _document(page_id)
    found = _overview(page)
    if found is None:
        raise Http404
    everything = screen.groups(page, found, found.known, now=timezone.now())
    context = {"document": page, "found": found, "groups": everything, "today": timezone.localdate()}
    return render(request, "document_findings/desk/print.html", context | _summary(found))


@never_cache
@require_safe
def as_csv(request: HttpRequest, page_id: int) -> HttpResponse:
    """All findings as a table for a spreadsheet."""
    _allowed(request)
    found = _overview(_document(page_id))
    if found is None:
        raise Http404
    response = HttpResponse(findings_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="findings-{page_id}.csv"'
    return response


@require_POST
def stay(request: HttpRequest, page_id: int) -> HttpResponse:
    """A finding may stay as it is, with a reason; or it is taken up again."""
    _allowed(request, JUDGE)
    page = _document(page_id)
    found = _overview(page)
    known = next((each for each in found.known if each.key == request.POST.get("key")), None) if found else None
    if found is None or known is None:
        messages.error(request, _("ファイルが変わったため、もう一度調べました。この画面を見直してください。"))
        return redirect(_way_back(page, request))
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if request.POST.get("again"):
        take_up_again(examination=found.examination, key=known.key)
        messages.success(request, _("%(number)d番を、直すものに戻しました。") % {"number": known.number})
    elif not reason:
        messages.error(
            request, _("%(number)d番：このままでよい理由を書いてください。例：飾りの線") % {"number": known.number}
        )
    else:
        let_it_stay(examination=found.examination, key=known.key, reason=reason, user=request.user, now=timezone.now())
        messages.success(request, _("%(number)d番を、このままでよいとしました。") % {"number": known.number})
    return redirect(f"{_way_back(page, request)}#finding-{known.number}")


@require_POST
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Look once more: after LibreOffice was installed, or when the machine was too busy."""
    _allowed(request)
    page = _document(page_id)
    found = _overview(page)
    if found is not None:
        Examination.objects.filter(pk=found.examination.pk).update(recipe=0)
    examine_document.enqueue(page.upload_id)
    messages.success(request, _("もう一度調べることにしました。"))
    return redirect("document_findings:findings", page_id=page.pk)


def _way_back(page: DocumentPage, request: HttpRequest) -> str:
    """The list as it was narrowed."""
    address = reverse("document_findings:findings", args=[page.pk])
    asked = ((name, request.POST.get(name, "")[:20]) for name in ("page", "subject", "severity", "screen"))
    narrowed = urlencode([(name, value) for name, value in asked if value])
    return f"{address}?{narrowed}" if narrowed else address

"""How often documents are taken along (資料の利用数), for staff."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accessibility.spreadsheets import as_csv
from accessibility.when import month_in_words
from documents.counting import table
from documents.models import DocumentPage

LOOK = "document_counting.view_downloadcount"
ROWS_A_SCREEN = 50


@never_cache
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """One month, by document and need."""
    _refuse_strangers(request)
    choices = table.month_choices(timezone.localdate())
    asked = request.GET.get("month", "")
    asked = asked if asked in dict(choices) else choices[0][0]
    rows = table.rows_of(dt.date.fromisoformat(f"{asked}-01"))
    context = {
        "months": choices,
        "asked": asked,
        "columns": table.COLUMNS.values(),
        "screen": Paginator(rows, ROWS_A_SCREEN).get_page(request.GET.get("page")),
    }
    return render(request, "document_counting/desk/counts.html", context)


@never_cache
@require_safe
def document(request: HttpRequest, page_id: int) -> HttpResponse:
    """One document, by format and month."""
    _refuse_strangers(request)
    page = get_object_or_404(DocumentPage, pk=page_id)
    today = timezone.localdate()
    months = [month_in_words(month) for month in table.months_until(today)]
    context = {"page": page, "months": months, "lines": list(table.lines_of(page, today))}
    return render(request, "document_counting/desk/document.html", context)


@never_cache
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """Everything by month, for a spreadsheet. Small numbers are not in it either."""
    _refuse_strangers(request)
    response = HttpResponse(as_csv(table.records()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="riyousuu.csv"'
    return response


def _refuse_strangers(request: HttpRequest) -> None:
    if not request.user.has_perm(LOOK):
        raise PermissionDenied

"""The picture of a sheet, for staff only."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.correcting.pictures import WIDTHS, NoPaperError, paper_of, picture
from documents.models import DocumentPage

NARROW = WIDTHS[1]


@require_safe
def sheet(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """One sheet as PNG. ``width`` is one of four; any other gives the next wider."""
    page = get_object_or_404(DocumentPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    # Wagtail forbids to keep anything below /cms/: what is not public stays in no cache.
    return HttpResponse(_drawn(page, number, _width(request.GET.get("width", ""))), content_type="image/png")


def _drawn(page: DocumentPage, number: int, width: int) -> bytes:
    try:
        paper = paper_of(page, now=timezone.now())
        if not 1 <= number <= paper.pages:
            raise Http404
        return picture(page, paper, number=number, width=width)
    except NoPaperError as error:
        raise Http404 from error


def _width(asked: str) -> int:
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("10000") else NARROW
    return next((width for width in WIDTHS if width >= wanted), WIDTHS[-1])

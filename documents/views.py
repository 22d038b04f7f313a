"""Giving out formats."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accessibility.ranges import ranged_response
from documents.models import DocumentPage, Format

CONTENT_TYPES = {"pdf": "application/pdf", "mp3": "audio/mpeg"}


@require_safe
def download(request: HttpRequest, page_id: int, kind: str) -> HttpResponseBase:
    """One format, whole or in parts, under a Japanese name. What is not public does not exist."""
    page = get_object_or_404(DocumentPage.objects.live(), pk=page_id)
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    row = get_object_or_404(Format.objects.ready(), page=page, kind=kind)
    extension = (row.file.name or "").rsplit(".", 1)[-1]
    try:
        file = row.file.open("rb")
    except FileNotFoundError as error:
        # A backup restored without its files: `make_formats --all` mends it.
        raise Http404 from error
    return ranged_response(
        request,
        file,
        content_type=CONTENT_TYPES[extension],
        etag=f"{row.source_digest[:16]}-{kind}-{row.size}",
        filename=f"{page.title}（{row.get_kind_display()}）.{extension}",
    )

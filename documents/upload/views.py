"""The untouched original, for staff only."""

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from documents.upload.models import Original


@require_safe
@permission_required("document_uploads.view_original", raise_exception=True)
def original(request: HttpRequest, pk: int) -> FileResponse:  # noqa: ARG001 -- the address says it all
    """To keep, never to be shown by the browser: nothing was taken out of it."""
    row = get_object_or_404(Original, pk=pk)
    try:
        file = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file, as_attachment=True, filename=row.name_as_given, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

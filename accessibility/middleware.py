"""Puts the visitor's display preferences on the request."""

from collections.abc import Callable

from django.http import HttpResponse

from accessibility.preferences import COOKIE, DisplayPreferences
from accessibility.visits import Visit


class DisplayPreferencesMiddleware:
    """``request.display`` is a ``DisplayPreferences``, always valid."""

    def __init__(self, get_response: Callable[[Visit], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Visit) -> HttpResponse:
        """Read the cookie before anything renders."""
        request.display = DisplayPreferences.from_cookie(request.COOKIES.get(COOKIE, ""))
        return self.get_response(request)

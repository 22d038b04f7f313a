"""Puts the visitor's display preferences on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from accessibility.preferences import COOKIE, DisplayPreferences
from accessibility.visits import Visit


class DisplayPreferencesMiddleware:
    """``request.display`` is a ``DisplayPreferences``, always valid."""

    def __init__(self, get_response: Callable[[Visit], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Visit) -> HttpResponse:
        """Read the cookie before anything renders."""
        request.display = preferences_of(request)
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie", "Save-Data"])
        return response


def preferences_of(request: HttpRequest) -> DisplayPreferences:
    """The visitor's choices, and what their device asks for where they have not chosen."""
    return DisplayPreferences.from_cookie(
        request.COOKIES.get(COOKIE, ""), save_data=request.headers.get("save-data", "").lower()
    )

"""Back to the form from which somebody came to open their profile. Only a number is remembered, never an address."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "engawa_back"
SECONDS = 30 * 60
PARAMETER = "back"

_address_of: list[Callable[[int], str]] = []


def bring(address_of: Callable[[int], str]) -> None:
    """The floor above says what the number leads to (``AppConfig.ready``)."""
    _address_of.append(address_of)


def remember_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep the number until the profile is open."""
    number = request.GET.get(PARAMETER, "")
    if _is_number(number):
        response.set_cookie(
            COOKIE, number, max_age=SECONDS, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
        )
    return response


def way_back(request: HttpRequest) -> str:
    """The address of the form; empty when nobody came from one."""
    number = request.COOKIES.get(COOKIE, "")
    return _address_of[0](int(number)) if _address_of and _is_number(number) else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10

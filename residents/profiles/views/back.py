"""Back to the form from which somebody came to open their profile. Which kind and a number, never an address."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "engawa_back"
SECONDS = 30 * 60
PARAMETER = "back"
WRITTEN = re.compile(r"(?:(?P<kind>[a-z_]{1,30})\.)?(?P<number>[0-9]{1,9})")

_address_of: dict[str, Callable[[int], str]] = {}


def bring(address_of: Callable[[int], str], *, kind: str = "") -> None:
    """The floors above say what a number leads to (``AppConfig.ready``); 「web_form.17」 names its kind first."""
    _address_of[kind] = address_of


def remember_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep the number until the profile is open."""
    written = request.GET.get(PARAMETER, "")
    if _address(written):
        response.set_cookie(
            COOKIE, written, max_age=SECONDS, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
        )
    return response


def way_back(request: HttpRequest) -> str:
    """The address of the form; empty when nobody came from one."""
    return _address(request.COOKIES.get(COOKIE, ""))


def _address(written: str) -> str:
    found = WRITTEN.fullmatch(written)
    address_of = _address_of.get(found["kind"] or "") if found else None
    return address_of(int(found["number"])) if found and address_of else ""

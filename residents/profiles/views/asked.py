"""Which browser asked for a code: only there it can be used. Somebody who reads it over a shoulder has no use of it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from residents.codes.rules import LIFE

COOKIE = "engawa_asked"


def ask_in_this_browser(response: HttpResponse, challenge: str) -> None:
    """Remember it here, a little longer than it lives: the page can then say that it is too late."""
    response.set_cookie(
        COOKIE,
        challenge,
        max_age=int(2 * LIFE.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def asked_here(request: HttpRequest) -> str:
    """What this browser asked for; empty when it asked for nothing."""
    return str(request.COOKIES.get(COOKIE, ""))


def forget_asked(response: HttpResponse) -> None:
    """It was used."""
    response.delete_cookie(COOKIE, samesite="Lax")

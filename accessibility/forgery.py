"""Guarding forms against other sites without a cookie, so that browsers that refuse cookies can send them too."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


def refuse_forged(request: HttpRequest) -> None:
    """Refuse a press that another site caused. Text browsers send neither header; they cannot be made to press."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site not in {"same-origin", "none"} or (origin and urlsplit(origin).netloc != request.get_host()):
        raise PermissionDenied


def works_without_cookies(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For forms of people without an account: there is no session that a forged press could misuse."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            refuse_forged(request)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)

"""What all these pages share: who may see them, and how they are kept to oneself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from residents.profiles.models import Profile, Visit
from residents.profiles.visits import forget_cookie, visit_of

Page = Callable[..., HttpResponse]


def page(view: Page) -> Page:
    """A form about oneself: out of caches, search engines, other sites' logs and error reports."""
    guarded = require_http_methods(["GET", "HEAD", "POST"])(view)
    return works_without_cookies(private("same-origin")(sensitive_post_parameters()(guarded)))


def own(view: Callable[..., HttpResponse]) -> Page:
    """A page of an open profile; everybody else is shown the way in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = visit_of(request)
        if visit is None or visit.profile is None:
            return to_the_door(request)
        return view(request, visit, visit.profile, *args, **kwargs)

    return page(guarded)


def to_the_door(_request: HttpRequest) -> HttpResponse:
    """To the beginning; a cookie that opens nothing any more goes."""
    response = redirect("profiles:start")
    forget_cookie(response)
    return response


OwnPage = Callable[[HttpRequest, Visit, Profile], HttpResponse]

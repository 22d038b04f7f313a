"""Screens of the staff that only those see whose duty it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


def _told_so(request: HttpRequest) -> HttpResponseBase:
    """What to do next, where a page is shown; a script gets the plain refusal."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    words = _("この画面を使う権限がありません。仕事に必要なときは、管理者に、グループの権限を加えてもらってください。")
    messages.error(request, words)
    return redirect("wagtailadmin_home")


def staff_with(permission: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Personal data is shown to those whose duty it is, and to nobody else on the staff."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                return _told_so(request)
            return view(request, *args, **kwargs)

        return never_cache(guarded)

    return decorate

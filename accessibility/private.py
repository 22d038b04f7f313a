"""Pages that are one person's business."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

type_of_view = Callable[..., HttpResponse]


def private(referrer: str) -> Callable[[type_of_view], type_of_view]:
    """Keep a page out of caches and search engines, and its secret address out of the next site's log."""

    def decorate(view: type_of_view) -> type_of_view:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            response["X-Robots-Tag"] = "noindex, nofollow"
            response["Referrer-Policy"] = referrer
            return response

        return never_cache(guarded)

    return decorate

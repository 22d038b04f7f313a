"""How feeds answer: to programs of any site, with a fingerprint, and in words when something was not understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from accessibility.throttle import WINDOW_SECONDS, too_many
from events.feeds.kept import FEEDS
from events.feeds.selection import NotUnderstoodError

# Two a second for ten minutes. A calendar asks once an hour and the largest town is read in fifty questions, but a
# whole town hall may stand behind one address.
ANSWERS_IN_TEN_MINUTES = 1200

# What everybody may read, programs in the browsers of other sites may read too.
FOR_ALL_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cache-Control": "no-cache",
}
_PREFLIGHT = {
    **FOR_ALL_SITES,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, Accept",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


def open_to_programs(view: View) -> View:
    """Only reading; a question that is not understood gets its reason, as problem+json (RFC 9457)."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_PREFLIGHT)
        if request.method not in {"GET", "HEAD"}:
            response = problem(405, _("ここは読むだけです。"))
            response["Allow"] = "GET, HEAD, OPTIONS"
            return response
        if too_many(request, purpose="feeds", limit=ANSWERS_IN_TEN_MINUTES):
            response = problem(429, _("短い時間に何度も読まれました。10分ほど待ってください。"))
            response["Retry-After"] = str(WINDOW_SECONDS)
            return response
        try:
            response = view(request, **kwargs)
        except NotUnderstoodError as error:
            return problem(400, str(error), name=error.name)
        except Http404:
            return problem(404, _("ありません。消えたか、アドレスが違います。"))
        for name, words in FOR_ALL_SITES.items():
            response.setdefault(name, words)
        return response

    return answer


def problem(status: int, detail: str, *, name: str = "") -> HttpResponse:
    """What is wrong, for a program and for whoever wrote it."""
    said = {
        "type": "about:blank",
        "title": _("読めませんでした"),
        "status": status,
        "detail": detail,
        "parameter": name,
    }
    body = json.dumps({part: words for part, words in said.items() if words}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/problem+json", headers=FOR_ALL_SITES)


def unless_known(request: HttpRequest, stamp: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """304 for whoever has it already; nothing is made for them."""
    known = get_conditional_response(request, etag=stamp)
    if known is not None:
        return known
    response = FEEDS.answer(request, stamp, make)
    # The same words in other bytes: weak, as a fingerprint of the words is.
    response["ETag"] = f"W/{stamp}" if "Content-Encoding" in response else stamp
    return response


def as_json(said: Any, content_type: str = "application/json") -> HttpResponse:
    """Japanese stays readable, and takes a third of the bytes."""
    return HttpResponse(_written(said), content_type=f"{content_type}; charset=utf-8")


def as_json_list(items: Iterable[Any], content_type: str = "application/json", **around: Any) -> HttpResponse:
    """Many things, each written before the next is made: 5,000 of them at once would weigh on a small machine.

    ``around`` is what stands about the list; the name whose value is None takes it.
    """
    listed = b",".join(_written(item) for item in items)
    if around:
        parts = (
            b"%b:%b" % (_written(name), _written(said) if said is not None else b"[" + listed + b"]")
            for name, said in around.items()
        )
        body = b"{" + b",".join(parts) + b"}"
    else:
        body = b"[" + listed + b"]"
    return HttpResponse(body, content_type=f"{content_type}; charset=utf-8")


def _written(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()

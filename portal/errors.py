"""Error pages that need neither database nor visitor: what went wrong may be exactly one of those."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from accessibility.preferences import DEFAULT
from accessibility.styles import StyleError, allow_in_policy, sheet_for
from accessibility.town import town_in_this_language


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """400: Django's own view would render the page without the town's name and telephone."""
    return _page(request, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: calm words and the telephone number."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    # Rendered without the request, because context processors ask the session and the database; its display
    # preferences come from the cookie alone and are safe.
    context = {"town": town_in_this_language(), "display": getattr(request, "display", DEFAULT)}
    try:
        allow_in_policy(request, sheet_for("page"))
    except StyleError:
        return HttpResponse(render_to_string("portal/plain_problem.html", context), status=status)
    return HttpResponse(render_to_string(f"{status}.html", context), status=status)

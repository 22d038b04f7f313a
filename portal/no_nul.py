"""Addresses with a NUL in them, which only programs looking for holes send.

SQLite finds no such row; PostgreSQL cannot be asked for one at all, and the visitor would get an error of ours (500).
The search field of the public pages takes it for a blank, so there it may stand.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.errors import bad_request

Answer = Callable[[HttpRequest], HttpResponseBase]


def no_nul(get_response: Answer) -> Answer:
    """Answer them with 400 before anybody asks the database."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        in_query = request.path_info.startswith("/cms/") and "%00" in request.META.get("QUERY_STRING", "")
        if in_query or "\x00" in request.path_info:
            return bad_request(request, ValueError("NUL"))
        return get_response(request)

    return guarded

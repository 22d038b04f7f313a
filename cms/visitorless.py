"""A request that nobody made: what a page shows to a stranger with no preferences and no cookies."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from wagtail.models import Page

from accessibility.preferences import DEFAULT


def visitorless_request(page: Page) -> HttpRequest:
    """Ask for ``page`` at its own site, as nobody.

    It counts as a preview, so that fragments kept for the published page are neither read nor written:
    the page at hand may be a draft.
    """
    request: Any = WSGIRequest(page._get_dummy_headers())  # noqa: SLF001 -- what Wagtail's own previews start from
    request.user = AnonymousUser()
    request.display = DEFAULT
    request.is_dummy = request.is_preview = True
    request.htmx = False
    return request

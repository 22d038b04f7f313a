"""Guards the CMS, and tells browsers what its pages may do."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cms.gate.check import PublishRefusedError
from cms.gate.refusal import tell
from cms.second_factor.entry import needs_second_factor, send_to_second_step

# Wagtail's date fields, inline panels and choosers write inline scripts and styles. Never eval.
STAFF_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}
HEADER = "Content-Security-Policy"


class SecondFactorMiddleware:
    """No way into the CMS without a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Loosen the policy for staff's screens only."""
        response = self.get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            self._allow_staff_screens(response)
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Once the address is known, and before anything answers it."""
        return send_to_second_step(request) if needs_second_factor(request) else None

    @staticmethod
    def _allow_staff_screens(response: Any) -> None:
        if HEADER in response:
            # A preview is a public page under its own strict policy, shown inside the editor.
            response[HEADER] = response[HEADER].replace(f"frame-ancestors {NONE}", f"frame-ancestors {SELF}")
        else:
            response._csp_replace = STAFF_POLICY  # noqa: SLF001 -- what django-csp's csp_replace decorator sets


class PublishingGateMiddleware:
    """Whatever button wanted to publish, a refusal is told in the same way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do before a refusal."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into words."""
        return tell(request, exception) if isinstance(exception, PublishRefusedError) else None

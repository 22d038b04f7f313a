"""The policy that tells browsers what a page may load and run."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from accessibility.styles import style_sources


class InlinedStylePolicyMiddleware(CSPMiddleware):
    """django-csp, and the sheets that ``{% page_style %}`` put into this very page."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 -- django-csp's own signature
    ) -> PolicyParts:
        """Add the hashes of what was inlined to ``style-src``."""
        parts = super().get_policy_parts(request, response, report_only)
        if sources := style_sources(request):
            update = dict(parts.update or {})
            update["style-src"] = [*update.get("style-src", []), *sorted(sources)]
            parts.update = update
        return parts

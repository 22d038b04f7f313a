"""The list of all events."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from accessibility.fragments import wants_part
from cms.models import BasePage
from events.models.filters import EventFilter
from events.models.listing import Listing


class EventIndexPage(BasePage):
    """All events, filtered by whom they are for, kind, way of joining and month (これから)."""

    can_be_easy = False
    max_count_per_parent = 1
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("催しの一覧")

    def get_context(self, request: HttpRequest | None, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The filter as the visitor set it, and one page of events that match it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        data = getattr(request, "GET", {})
        chosen = EventFilter(data, now=now)
        listing = Listing.of(chosen.criteria(), page=data.get("page"), now=now)
        return context | {"filter": chosen, "listing": listing, "query": chosen.query()}

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The whole page, or only its results for htmx."""
        request.is_preview = False
        template = self.get_template(request)
        if wants_part(request):
            template += "#results"
        response = TemplateResponse(request, template, self.get_context(request, *args, **kwargs))
        patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
        return response

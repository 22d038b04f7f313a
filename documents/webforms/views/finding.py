"""Which form and which draft somebody means."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from documents.webforms.models import Draft, WebFormPage


def form_page(request: HttpRequest, page_id: int) -> WebFormPage:
    """A published form that this visitor may see."""
    page: WebFormPage = get_object_or_404(WebFormPage.objects.live().select_related("locale"), pk=page_id)
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    return page


def open_draft(request: HttpRequest, token: str) -> Draft:
    """A draft that can still be written on. Its form may have been taken down: then there is nothing to hand in."""
    draft = get_object_or_404(
        Draft.objects.select_related("page", "submission"), token=token, expires_at__gt=timezone.now()
    )
    draft.page = form_page(request, draft.page_id)
    return draft


def ways(page: WebFormPage) -> dict[str, Any]:
    """What every screen of a form shows around it."""
    return {"page": None, "form_page": page, "kept_days": page.kept_days}

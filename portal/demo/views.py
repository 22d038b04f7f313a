"""Pages that exist in the demo only."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.demo import letters


@never_cache
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """Every letter that the demo town has sent."""
    return TemplateResponse(request, "demo/letter_list.html", {"letters": letters.all_letters()})


@never_cache
@require_safe
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """One letter with its words and what came with it."""
    found = letters.find(key)
    if found is None:
        raise Http404
    return TemplateResponse(request, "demo/letter.html", {"letter": found})


@never_cache
@require_safe
def attachment(_request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What came with a letter, as a file to keep: never shown, whatever it holds."""
    found = letters.find(key)
    if found is None or number >= len(found.attachments):
        raise Http404
    part = found.attachments[number]
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise PermissionDenied
    disposition = content_disposition_header(as_attachment=True, filename=part.get_filename("letter")) or ""
    return HttpResponse(payload, content_type=part.get_content_type(), headers={"Content-Disposition": disposition})

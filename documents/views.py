"""Giving out formats."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from accessibility.podcast.views import words_of
from accessibility.ranges import ranged_response
from accessibility.speech.cues import from_json
from documents.formats.kinds import FILE_TYPES
from documents.models import DocumentPage, Format, FormatKind
from documents.numbers import page_id_of
from documents.signals import came_from_paper, format_given_out
from documents.sounds import SOUNDS

KIND_OF = {ending: kind for kind, ending in SOUNDS.items()}


@require_safe
def download(request: HttpRequest, page_id: int, kind: str) -> HttpResponseBase:
    """One format, whole or in parts, under a Japanese name."""
    row = _ready_or_404(request, page_id, kind)
    return _given_out(request, row, filename=f"{row.page.title}（{row.get_kind_display()}）.{_extension(row)}")


@require_safe
def sound(request: HttpRequest, page_id: int, ending: str) -> HttpResponseBase:
    """The same sound for podcast apps, to be played rather than kept."""
    return _given_out(request, _ready_or_404(request, page_id, KIND_OF.get(ending, "")))


@require_safe
@conditional_page
@cache_control(no_cache=True)
def transcript(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the MP3 says, and when."""
    row = _ready_or_404(request, page_id, FormatKind.AUDIO_MP3)
    return words_of(from_json(row.cues), language=row.page.locale.language_code)


@require_safe
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """From the number on a printed sheet to the page of the document, wherever it stands now."""
    page = DocumentPage.objects.live().filter(pk=page_id_of(number)).first()
    if page is None or not (address := page.get_url(request)):
        raise Http404
    came_from_paper.send(sender=DocumentPage, request=request, page_id=page.pk)
    return HttpResponseRedirect(address)


def _ready_or_404(request: HttpRequest, page_id: int, kind: str) -> Format:
    """What is not public does not exist."""
    page = get_object_or_404(DocumentPage.objects.live(), pk=page_id)
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    return get_object_or_404(Format.objects.ready().select_related("page__locale"), page=page, kind=kind)


def _extension(row: Format) -> str:
    return (row.file.name or "").rsplit(".", 1)[-1]


def _given_out(request: HttpRequest, row: Format, *, filename: str = "") -> HttpResponseBase:
    try:
        file = row.file.open("rb")
    except FileNotFoundError as error:
        # A backup restored without its files: `make_formats --all` mends it.
        raise Http404 from error
    response = ranged_response(
        request,
        file,
        content_type=FILE_TYPES[row.kind].content_type,
        etag=f"{row.source_digest[:16]}-{row.kind}-{row.size}",
        filename=filename,
    )
    # The address stays when the document is issued anew: ask each time, and save the bytes only.
    response["Cache-Control"] = "no-cache"
    given = {"page_id": row.page_id, "kind": row.kind, "status": response.status_code}
    format_given_out.send(sender=Format, request=request, **given)
    return response

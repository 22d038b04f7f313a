"""The texts for 音声コード, to copy or to take along as files."""

import io
import zipfile
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accessibility import voice_code
from accessibility.readings import table
from accessibility.speech import recordings
from accessibility.speech.page_recordings import SpeakablePage, language_of, page_to_hear
from accessibility.voice_code import MOST_CHARACTERS, Code

PAGES_A_SCREEN = 20
# Name in the address -> what a browser calls it. Programs that make codes are old; most know Shift_JIS only.
ENCODINGS = {"utf-8": "utf-8", "shift-jis": "shift_jis"}


@never_cache
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """What is published, the newest first, narrowed by words of the title."""
    words = request.GET.get("words", "").strip()[:100]
    found = Page.objects.live().public().filter(depth__gt=1).order_by("-last_published_at", "-pk").specific()
    if words:
        found = found.filter(title__icontains=words)
    screen = Paginator(found, PAGES_A_SCREEN).get_page(request.GET.get("page"))
    return render(request, "cms/voice_code/pages.html", {"screen": screen, "words": words})


@never_cache
@require_safe
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every code's text with its length, and the letters that Shift_JIS lacks."""
    found = _page_or_404(page_id)
    texts = _codes(found)
    lost = {letter for code in texts for letter in voice_code.in_shift_jis(code.text)[1]}
    context = {"page": found, "codes": texts, "lost": sorted(lost), "most": MOST_CHARACTERS}
    return render(request, "cms/voice_code/page.html", context)


@never_cache
@require_safe
def file(_request: HttpRequest, page_id: int, encoding: str, number: int) -> HttpResponse:
    """The text of one code."""
    found = _page_or_404(page_id)
    code = next((code for code in _codes(found) if code.number == number), None)
    if code is None or encoding not in ENCODINGS:
        raise Http404
    content_type = f"text/plain; charset={ENCODINGS[encoding]}"
    return _download(_bytes(code, encoding), content_type, f"{found.title}-{number}.txt")


@never_cache
@require_safe
def all_files(_request: HttpRequest, page_id: int, encoding: str) -> HttpResponse:
    """All of them, one file for each code, in one archive."""
    found = _page_or_404(page_id)
    texts = _codes(found)
    if not texts or encoding not in ENCODINGS:
        raise Http404
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        for code in texts:
            files.writestr(f"{code.number:02}.txt", _bytes(code, encoding))
    return _download(archive.getvalue(), "application/zip", f"{found.title}.zip")


def _page_or_404(page_id: int) -> Any:
    found = page_to_hear(page_id)
    if found is None:
        raise Http404
    return found


def _codes(found: SpeakablePage) -> list[Code]:
    """What stands on paper: a page as it is heard; a document without what its web page says around it."""
    html = getattr(found, "printed_html", found.main_html)()
    if not html:
        return []
    planned = recordings.plan(html, title=found.title, language=language_of(found), page_id=found.pk)
    sentences = [spoken.sentence for spoken in planned.spoken]
    return voice_code.codes(sentences, title=found.title, readings=table.current(found.pk))


def _bytes(code: Code, encoding: str) -> bytes:
    return voice_code.in_utf_8(code.text) if encoding == "utf-8" else voice_code.in_shift_jis(code.text)[0]


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003
    return response

"""Listening to a page."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from accessibility.middleware import preferences_of
from accessibility.models import PageRecording
from accessibility.ranges import ranged_response
from accessibility.speech import admission, human, offers, page_recordings, script, store
from accessibility.speech.admission import BusyError
from accessibility.speech.cues import cues_of, told
from accessibility.speech.engines import attribution
from accessibility.speech.kinds import KINDS, MP3
from accessibility.speech.lengths import estimate_in_words, length_in_words, size_in_words
from accessibility.speech.page_recordings import HEADINGS, Heard, SpeakablePage
from accessibility.speech.recordings import Plan
from accessibility.speech.streaming import stream

_DIGEST = re.compile(r"[0-9a-f]{64}")


def address_of_sound(page_id: int, version: str, ext: str) -> str:
    """Where the sound of a page, or of another version of it, is given out."""
    if version:
        return reverse("accessibility:recording_version", args=[page_id, version, ext])
    return reverse("accessibility:recording", args=[page_id, ext])


def _heard(request: HttpRequest, page_id: int, version: str) -> Heard:
    """What is asked for. The text spoken is the page's: nothing that stands in an address is ever said."""
    return Heard(page_id, version, HEADINGS if request.GET.get("headings") == "on" else "")


def _page_or_404(heard: Heard) -> SpeakablePage:
    page = page_recordings.page_to_hear(heard.page_id, heard.version)
    if page is None:
        raise Http404(_("このページはありません。"))
    return page


# The sound may be ready at the next look, so browsers ask each time; what has not changed is not sent again.
@require_safe
@conditional_page
@cache_control(no_cache=True, max_age=0)
def listen(request: HttpRequest, page_id: int, version: str = "") -> HttpResponse:
    """The page on which a page can be heard. Opening it has the sound made, so that ▶ finds the first sentences."""
    heard = _heard(request, page_id, version)
    page = _page_or_404(heard)
    planned = page_recordings.plan_of(page, announces=heard.announces)
    recording = page_recordings.ready(page_id, planned)
    is_busy = False
    if recording is None and planned.spoken:
        try:
            admission.wish(request, heard, planned)
        except BusyError:
            # The words are there to be read, and pressing ▶ asks once more.
            is_busy = True
        recording = page_recordings.ready(page_id, planned)
    context = {
        "is_busy": is_busy,
        "heard": page,
        "heard_url": page.get_url(request),
        "sentences": [spoken.sentence for spoken in planned.spoken],
        "announces": heard.announces,
        **_voice(heard, planned, recording),
        **_sound(heard, planned, recording, is_light=preferences_of(request).is_light),
    }
    context.setdefault("length", estimate_in_words(script.estimated_seconds(page.main_html())))
    response = render(request, "accessibility/listen.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _voice(heard: Heard, planned: Plan, recording: PageRecording | None) -> dict[str, Any]:
    """Who is heard: a person of the town, the voice, or both."""
    person = human.current(heard.page_id, heard.version, planned) if recording and recording.is_human else None
    if person is None:
        return {"attribution": attribution()}
    left = {spoken.voice for spoken in human.left_to_the_voice(person, planned)}
    return {"attribution": attribution(left) if left else "", "person": human.attribution(person)}


def _sound(heard: Heard, planned: Plan, recording: PageRecording | None, *, is_light: bool) -> dict[str, Any]:
    """Addresses carry the digest: a player that asks for the rest must not be given another text's sound."""

    def where(ending: str) -> str:
        manner = "&headings=on" if heard.announces else ""
        return f"{address_of_sound(*heard[:2], ending)}?v={planned.digest}{manner}"

    if recording is None:
        return {"sources": [{"href": where(MP3), "type": KINDS[MP3].content_type}], "is_ready": False}
    return {
        "sources": offers.sources(where, is_light=is_light),
        "is_ready": True,
        "length": length_in_words(recording.seconds),
        "files": list(offers.files(recording, where)),
        "kept_sound": where(MP3),
        "size": size_in_words(recording.sizes.get(MP3, 0)),
    }


@require_safe
def recording(request: HttpRequest, page_id: int, ext: str, version: str = "") -> HttpResponseBase:
    """The sound: in parts if asked (Range) when it is finished, as it comes while it is being made."""
    if ext not in KINDS:
        raise Http404(_("このページはありません。"))
    heard = _heard(request, page_id, version)
    page = _page_or_404(heard)
    filename = f"{page.title}.{ext}" if "download" in request.GET else ""
    asked = request.GET.get("v", "")
    if _DIGEST.fullmatch(asked) and store.exists(page_recordings.file_of(page_id, asked, ext)):
        return _finished(request, page_id, asked, ext, filename)
    planned = page_recordings.plan_of(page, announces=heard.announces)
    if not planned.spoken:
        raise Http404(_("このページには、読み上げる文がありません。"))
    if page_recordings.ready(page_id, planned):
        return _finished(request, page_id, planned.digest, ext, filename)
    return _as_it_comes(request, heard, planned, ext)


def _finished(request: HttpRequest, page_id: int, digest: str, ext: str, filename: str) -> HttpResponseBase:
    file = store.open_file(page_recordings.file_of(page_id, digest, ext))
    # The label may change while the words stay (the town's name, the day): the digest alone would not tell.
    etag = f"{digest[:16]}-{store.stamp(page_recordings.file_of(page_id, digest, ext))}.{ext}"
    kind = KINDS[ext].content_type
    response = ranged_response(request, file, content_type=kind, etag=etag, filename=filename)
    # A page may be taken back at any time: ask each time, and save the bytes only.
    response["Cache-Control"] = "no-cache"
    return response


def _as_it_comes(request: HttpRequest, heard: Heard, planned: Plan, ext: str) -> HttpResponseBase:
    headers = {"Cache-Control": "no-store", "Accept-Ranges": "none"}
    kind = KINDS[ext].content_type
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers=headers)
    try:
        admission.wish(request, heard, planned)
        slot = admission.slot()
    except BusyError as busy:
        return _busy(request, heard, busy)
    response = StreamingHttpResponse(_streamed(heard, planned, ext), content_type=kind, headers=headers)
    # Also when nobody reads it to the end, or not at all.
    response._resource_closers.append(slot.release)  # type: ignore[attr-defined]  # noqa: SLF001 -- as FileResponse does
    return response


def _busy(request: HttpRequest, heard: Heard, busy: BusyError) -> HttpResponse:
    page = page_recordings.page_to_hear(heard.page_id, heard.version)
    context = {"heard": page, "heard_url": page.get_url(request) if page else "/", "seconds": busy.seconds}
    response = render(request, "accessibility/busy.html", context, status=busy.status)
    response["Retry-After"] = str(busy.seconds)
    response["Cache-Control"] = "no-store"
    # Django would write an error into the log for each of ten thousand.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 -- as its own views do
    return response


def _streamed(heard: Heard, planned: Plan, ext: str) -> Iterator[bytes]:
    is_alone = yield from stream(planned, ext=ext)
    if is_alone:
        page_recordings.make(heard, now=timezone.now())


@require_safe
@conditional_page
@cache_control(no_cache=True, max_age=0)
def cues(request: HttpRequest, page_id: int, version: str = "") -> HttpResponse:
    """Which sentence sounds when (cues.json): all of them when the sound is finished, the first ones before."""
    heard = _heard(request, page_id, version)
    ending = request.GET.get("kind", MP3)
    if ending not in KINDS:
        raise Http404(_("このページはありません。"))
    planned = page_recordings.plan_of(_page_or_404(heard), announces=heard.announces)
    recording = page_recordings.ready(page_id, planned)
    found = page_recordings.kept_cues(page_id, planned, ending) if recording else cues_of(planned, ending)
    answer = {
        "digest": planned.digest,
        "finished": bool(recording),
        "complete": bool(recording) or len(found) == len(planned.spoken),
        "seconds": recording.seconds if recording else (found[-1].end if found else 0),
        "sentences": told(planned, found),
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})

"""How far the sound of every page has come (音声のようす), and having it made again."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accessibility.speech.lengths import length_in_words, size_in_words
from accessibility.speech.remaking import make_again
from accessibility.tasks import prepare_page
from accessibility.way_back import way_back
from cms.sound import states_lines, states_pages
from cms.sound.states_pages import Asked
from cms.sound.states_words import SoundState

LOOK, MAKE = "accessibility.view_pagerecording", "accessibility.change_pagerecording"
# Each page is rendered, so that its state is told exactly.
PAGES_A_SCREEN = 20


def _may(request: HttpRequest, permission: str) -> bool:
    return bool(request.user.has_perm(permission))


@never_cache
@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """All pages with their sound, narrowed by state, sort and words of the title."""
    if not _may(request, LOOK):
        raise PermissionDenied
    asked = Asked(request.GET.get("state", ""), request.GET.get("kind", ""), request.GET.get("words", "").strip()[:100])
    screen = Paginator(states_pages.pages(asked), PAGES_A_SCREEN).get_page(request.GET.get("page"))
    named = {"state": asked.state, "kind": asked.kind, "words": asked.words}
    context = {
        "asked": asked,
        "query": urlencode({name: value for name, value in named.items() if value}),
        "screen": screen,
        "sounds": states_lines.of_pages(screen.object_list, now=timezone.now()),
        "counted": states_pages.counted(),
        "kinds": states_pages.kinds(),
        "totals": _totals(),
        "may_make": _may(request, MAKE),
    }
    return render(request, "cms/sound/states.html", context)


def _totals() -> dict[str, Any]:
    found = states_pages.totals()
    return {
        "pages": found.pages,
        "ready": found.ready,
        "length": length_in_words(found.seconds) if found.seconds else "",
        "mp3": size_in_words(found.mp3_bytes),
        "ogg": size_in_words(found.ogg_bytes),
    }


@require_POST
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Have one sound made again."""
    if not _may(request, MAKE):
        raise PermissionDenied
    if not make_again(page_id, version=request.GET.get("version", ""), now=timezone.now()):
        raise Http404
    messages.success(request, _("音声を作ることにしました。できるまで、しばらくお待ちください。"))
    return redirect(way_back(request, reverse("cms_sound_states:states")))


@require_POST
def missing(request: HttpRequest) -> HttpResponse:
    """Have everything made that is missing, old or failed; whoever waits for a page goes first all the same."""
    if not _may(request, MAKE):
        raise PermissionDenied
    wanted: set[int] = set()
    for state in (SoundState.NONE, SoundState.STALE, SoundState.FAILED):
        wanted |= set(states_pages.pages(Asked(state=state)).values_list("pk", flat=True))
    for page_id in sorted(wanted):
        prepare_page.enqueue(page_id)
    messages.success(request, _("%(count)dページの音声を、順に作ることにしました。") % {"count": len(wanted)})
    return redirect(way_back(request, reverse("cms_sound_states:states")))

"""Hearing a draft sentence by sentence, and mending what is read wrongly (音で確かめる)."""

from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from accessibility.ranges import ranged_response
from accessibility.speech import draft_sound, drafts
from accessibility.speech.drafts import Draft, Named
from accessibility.speech.engines import attribution
from accessibility.speech.lengths import estimate_in_words
from accessibility.speech.page_recordings import language_of
from cms.models import BasePage
from cms.readings.mending import mended, mending_context
from cms.readings.views import MEND
from cms.sound import hearing_reads as reads

HEAR = "accessibility.hear_drafts"
SENTENCES_A_SCREEN = 100
PAGES_LISTED = 20
NOTE = "note_at_a_sentence"


@never_cache
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The pages worked on last, or those whose title has the words asked for."""
    _may_hear(request)
    words = request.GET.get("words", "").strip()[:100]
    pages = Page.objects.filter(depth__gt=1).exclude(latest_revision=None).order_by("-latest_revision_created_at")
    found = [page.specific for page in pages.filter(title__icontains=words)[: PAGES_LISTED * 3]]
    mine = [page for page in found if _can_edit(request, page)]
    return render(request, "cms/sound/hearing_choose.html", {"pages": mine[:PAGES_LISTED], "words": words})


@never_cache
@require_safe
def hearing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every sentence of the newest draft. ``hear`` names the one whose sound somebody without scripts asked for."""
    page = page_to_edit(request, page_id)
    draft = _draft(page, request.GET.get("version", ""))
    found = reads.hearing(draft)
    asked = _number(request.GET.get("hear", ""))
    screens = Paginator(found.lines, SENTENCES_A_SCREEN)
    screen = screens.get_page(request.GET.get("p") or max(0, asked - 1) // SENTENCES_A_SCREEN + 1)
    context = {
        "page": page,
        "draft": draft,
        "found": found,
        "screen": screen,
        "versions": _versions(page, draft.named),
        "language": language_of(draft.page),
        "asked": asked,
        "is_made": bool(asked) and bool(draft_sound.sound(draft, asked)),
        "length": estimate_in_words(found.seconds),
        "may_mend": request.user.has_perm(MEND),
        "attribution": attribution(spoken.voice for spoken in draft.planned.spoken),
        "note": _note(request, page_id),
        "otherwise": reads.otherwise(page),
    }
    return render(request, "cms/sound/hearing.html", context)


@never_cache
@require_safe
def sound(request: HttpRequest, page_id: int, revision_id: int, number: int, version: str = "") -> HttpResponseBase:
    """One sentence. The address names a sentence that somebody saved; no words can be asked for."""
    page = page_to_edit(request, page_id)
    draft = drafts.draft(Named(page.pk, revision_id, version))
    spoken = draft.sentence(number) if draft else None
    if draft is None or spoken is None:
        raise Http404
    content = draft_sound.sound(draft, number)
    if not content:
        return _no_sound(is_refused=content is not None)
    return ranged_response(request, BytesIO(content), content_type="audio/mpeg", etag=spoken.key[:32])


def _no_sound(*, is_refused: bool) -> HttpResponse:
    later = _("いま声を作っています。少し待ってから、もう一度押してください。")
    refused = _("この文は声にできませんでした。文を短くするか、記号を減らしてみてください。")
    response = HttpResponse(refused if is_refused else later, status=503, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(draft_sound.ASKED_FOR_SECONDS)
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def mend(request: HttpRequest, page_id: int) -> HttpResponse:
    """Which word of the sentence is read wrongly, and how it is read."""
    if not request.user.has_perm(MEND):
        raise PermissionDenied
    page = page_to_edit(request, page_id)
    draft = _draft(page, request.GET.get("version", ""))
    number = _number(request.GET.get("sentence", ""))
    spoken = draft.sentence(number)
    if spoken is None:
        raise Http404
    back = address_of(draft.named, number)
    entry, form = mended(request, page)
    if entry is not None:
        # Told where the sentence stands: a message at the top of the page is out of sight there.
        told = reads.what_follows(entry, draft, _draft(page, draft.named.version))
        request.session[NOTE] = {"page": page_id, "number": number, "text": told}
        return redirect(back)
    context = mending_context(request, page, form)
    context |= {
        "found_in": reads.sentences_with(context["word"], draft),
        "back": back,
        "number": number,
        "sentence": spoken.sentence.text,
        "now_heard": draft_sound.kana(draft).get(spoken.words, ""),
        "words": reads.words_to_mend(spoken.sentence.text),
        "version": draft.named.version,
    }
    return render(request, "cms/sound/hearing_mend.html", context, status=422 if form.errors else 200)


def address_of(named: Named, number: int = 0) -> str:
    """The screen, at one of its sentences."""
    query = f"?version={named.version}" if named.version else ""
    if number > SENTENCES_A_SCREEN:
        query += f"{'&' if query else '?'}p={(number - 1) // SENTENCES_A_SCREEN + 1}"
    return reverse("cms_hearing:page", args=[named.page_id]) + query + (f"#sentence-{number}" if number else "")


def _may_hear(request: Any) -> None:
    if not request.user.has_perm(HEAR):
        raise PermissionDenied


def _can_edit(request: HttpRequest, page: Any) -> bool:
    return isinstance(page, BasePage) and bool(page.permissions_for_user(request.user).can_edit())


def page_to_edit(request: HttpRequest, page_id: int) -> BasePage:
    """For whoever may edit it: a draft is nobody else's to hear."""
    _may_hear(request)
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage):
        raise Http404
    if not _can_edit(request, page):
        raise PermissionDenied
    return page


def _draft(page: BasePage, version: str) -> Draft:
    found = drafts.draft(reads.named(page, version))
    if found is None:
        raise Http404
    return found


def _note(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """What a mended reading has set going, said once."""
    found: dict[str, Any] = request.session.get(NOTE) or {}
    if found.get("page") != page_id:
        return {}
    del request.session[NOTE]
    return found


def _versions(page: BasePage, here: Named) -> list[dict[str, Any]]:
    """The page and its easy version, if it has one."""
    names = ["", *getattr(page.get_latest_revision_as_object(), "versions_to_hear", {})]
    shown = [(name, _("やさしい日本語") if name else _("もとのページ")) for name in names]
    return [
        {"title": title, "href": address_of(here._replace(version=name)), "is_here": name == here.version}
        for name, title in shown
    ]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0

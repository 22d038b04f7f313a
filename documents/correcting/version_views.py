"""Putting corrections into use, looking at what changed, going back, and what a new file left without a place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from documents.correcting.differences import differences, marked
from documents.correcting.kinds import text_of
from documents.correcting.models import SourceVersion, WorkingCopy
from documents.correcting.operations import ImpossibleError, take_out, write_html
from documents.correcting.rows import shown
from documents.correcting.screens import context_of, desk_of, hand_of, may_put_into_use, page_to_correct
from documents.correcting.sections import section_with
from documents.correcting.versions import OlderThanSeenError, go_back, put_into_use
from documents.correcting.working import change, discard, forget_lost, lost_of
from documents.models import DocumentPage

LOG_ACTION = "documents.text_corrected"
VERSIONS_A_SCREEN = 30
LONGEST_NOTE = 200


@never_cache
@require_http_methods(["GET", "POST"])
def use(request: HttpRequest, page_id: int) -> HttpResponse:
    """What would change for everybody; then it does."""
    page = page_to_correct(request, page_id)
    copy = WorkingCopy.objects.filter(page=page).select_related("base").first()
    if copy is None:
        messages.info(request, _("まだ何も直していません。"))
        return redirect("correcting:overview", page_id)
    if request.method == "POST":
        return _used(request, page)
    context = context_of(request, desk_of(page)) | {"differences": differences(copy.base.stored, copy.stored)}
    return render(request, "correcting/use.html", context | {"seen_at": copy.changed_at.isoformat()})


def _used(request: HttpRequest, page: DocumentPage) -> HttpResponse:
    if not may_put_into_use(request, page):
        raise PermissionDenied
    note = " ".join(request.POST.get("note", "").split())[:LONGEST_NOTE]
    try:
        version = put_into_use(hand_of(request, page), seen_at=request.POST.get("seen_at", ""), note=note)
    except OlderThanSeenError:
        messages.warning(request, _("その間に、だれかが直しました。ちがいを、もう一度見てください。"))
        return redirect("correcting:use", page.pk)
    _note(request, page, version)
    messages.success(request, _said(page, version))
    return redirect("correcting:overview", page.pk)


def _said(page: DocumentPage, version: SourceVersion) -> str:
    if page.live:
        return _("第%(number)d版を公開しました。音声や印刷用のファイルは、変わったものだけ作り直しています。") % {
            "number": version.number
        }
    return _("第%(number)d版にしました。資料を公開すると、この文章が出ます。") % {"number": version.number}


def _note(request: HttpRequest, page: DocumentPage, version: SourceVersion) -> None:
    log(instance=page, action=LOG_ACTION, user=request.user, data={"version": version.number})


@never_cache
@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then forget what was not put into use."""
    page = page_to_correct(request, page_id)
    copy = WorkingCopy.objects.filter(page=page).select_related("base", "changed_by").first()
    if request.method == "POST":
        discard(hand_of(request, page))
        messages.success(request, _("直しかけを捨てました。公開中の文章は、そのままです。"))
    if request.method == "POST" or copy is None:
        return redirect("correcting:overview", page_id)
    context = {"page": page, "copy": copy, "differences": differences(copy.base.stored, copy.stored)}
    return render(request, "correcting/throw_away.html", context)


@never_cache
@require_safe
def versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every version, the newest first."""
    page = page_to_correct(request, page_id)
    found = SourceVersion.objects.filter(page=page).select_related("made_by").defer("blocks")
    screen = Paginator(found, VERSIONS_A_SCREEN).get_page(request.GET.get("p"))
    return render(request, "correcting/versions.html", context_of(request, desk_of(page)) | {"screen": screen})


@never_cache
@require_safe
def version(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """One version and how it differs from the one before."""
    page = page_to_correct(request, page_id)
    found = get_object_or_404(SourceVersion.objects.select_related("made_by"), page=page, number=number)
    before = SourceVersion.objects.filter(page=page, number__lt=number).order_by("-number").first()
    newest = SourceVersion.objects.newest(page_id)
    context = {
        "page": page,
        "version": found,
        "before": before,
        "differences": differences(before.stored, found.stored) if before else [],
        "text": [shown(block.html, page_id) for block in found.stored if block.is_shown],
        "is_newest": newest is not None and newest.number == number,
        "may_put_into_use": may_put_into_use(request, page),
    }
    return render(request, "correcting/version.html", context)


@require_POST
def back(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """An earlier version counts again, as a new one."""
    page = page_to_correct(request, page_id)
    if not may_put_into_use(request, page):
        raise PermissionDenied
    if WorkingCopy.objects.filter(page=page).exists() and "throw_away" not in request.POST:
        messages.warning(request, _("直しかけがあります。公開するか捨てるかしてから、前の版に戻してください。"))
        return redirect("correcting:overview", page_id)
    get_object_or_404(SourceVersion, page=page, number=number)
    made = go_back(hand_of(request, page), number=number)
    _note(request, page, made)
    messages.success(request, _said(page, made))
    return redirect("correcting:overview", page_id)


@never_cache
@require_http_methods(["GET", "POST"])
def lost(request: HttpRequest, page_id: int) -> HttpResponse:
    """Corrections that found no place in a new file: put where they seem to belong, or let go."""
    page = page_to_correct(request, page_id)
    if request.method == "POST":
        return _decided(request, page)
    desk = desk_of(page)
    blocks = {block.id: block for section in desk.sections for block in section.blocks}
    told = [_told(each, blocks.get(each.get("near", "")), desk, page_id) for each in lost_of(page)]
    return render(request, "correcting/lost.html", context_of(request, desk) | {"lost": told})


def _told(each: dict[str, Any], near: Any, desk: Any, page_id: int) -> dict[str, Any]:
    section = section_with(desk.sections, near.id) if near else None
    return {
        "id": each["id"],
        "page": each["page"],
        "correction": marked(text_of(each["extracted"]), text_of(each["html"])) if each["html"] else "",
        "words": text_of(each["html"] or each["extracted"]),
        "near": near,
        "near_shown": shown(near.html, page_id) if near else "",
        "section": section.number if section else 0,
    }


def _decided(request: HttpRequest, page: DocumentPage) -> HttpResponse:
    verb, _colon, lost_id = request.POST.get("do", "").partition(":")
    each = next((one for one in lost_of(page) if one["id"] == lost_id), None)
    if each is None or verb not in {"put", "let-go"}:
        raise Http404
    hand = hand_of(request, page)
    if verb == "put":
        try:
            change(hand, {}, lambda blocks: _put(blocks, each))
        except ImpossibleError as error:
            messages.error(request, error.reason.label)
            return redirect("correcting:lost", page.pk)
        messages.success(request, _("直しを入れました。まだ公開していません。"))
    forget_lost(hand, lost_id)
    return redirect("correcting:lost" if lost_of(page) else "correcting:overview", page.pk)


def _put(blocks: Any, each: dict[str, Any]) -> Any:
    return write_html(blocks, each["near"], each["html"]) if each["html"] else take_out(blocks, each["near"])

"""The aid as a screen of its own: works without scripts, and shows each sentence with what is hard in it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.easy import actions
from cms.easy.places import Place, places, whole
from cms.easy.version import EasyVersion

MOST_TEXTS = 200


def _page(request: HttpRequest, page_id: int, *, to_write: bool = False) -> Any:
    """The page, for whoever may edit it. What somebody locked is only looked at."""
    page: Any = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, EasyVersion) or not page.can_be_easy:
        raise Http404
    permissions = Page.permissions_for_user(page, request.user)
    if not permissions.can_edit() or (to_write and permissions.page_locked()):
        raise PermissionDenied
    return page


@never_cache
@require_safe
def aid(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every sentence of the draft's easy version."""
    page = _page(request, page_id)
    draft = actions.draft_of(page)
    written = list(places(draft))
    context = {
        "page": page,
        "draft": draft,
        "places": written,
        "whole": whole(written),
        "is_locked": page.permissions_for_user(request.user).page_locked(),
    }
    return render(request, "cms/easy/aid.html", context)


@never_cache
@require_POST
def measure_typed(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the editor holds at this moment; nothing is kept."""
    _page(request, page_id)
    texts = request.POST.getlist("text")[:MOST_TEXTS]
    labels = request.POST.getlist("label")[:MOST_TEXTS]
    typed = [Place("", 0, label, text) for label, text in zip(labels, texts, strict=False) if text.strip()]
    return render(request, "cms/easy/typed.html", {"places": typed, "whole": whole(typed)})


@require_POST
def apply(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put one suggestion in."""
    page = _page(request, page_id, to_write=True)
    asked = request.POST
    try:
        where = (asked.get("key", ""), int(asked.get("number", "")), asked.get("digest", ""))
        actions.apply_suggestion(page=page, where=where, finding=asked.get("finding", ""), user=request.user)
    except (actions.ChangedMeanwhileError, ValueError):
        messages.warning(request, _("文が変わっていたので、入れませんでした。新しい文を、もう一度見てください。"))
    else:
        messages.success(request, _("提案を下書きに入れました。公開はまだしていません。"))
    return redirect("easy:aid", page_id)


@require_POST
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Start from the page's own words."""
    page = _page(request, page_id, to_write=True)
    if actions.begin(page=page, user=request.user):
        messages.success(request, _("もとの文を、やさしい日本語の下書きに写しました。"))
    else:
        messages.warning(request, _("もう文が書いてあるので、写しませんでした。"))
    return redirect("easy:aid", page_id)


@require_POST
def confirm(request: HttpRequest, page_id: int) -> HttpResponse:
    """The page changed, and its easy words are right all the same."""
    page = _page(request, page_id, to_write=True)
    actions.confirm(page=page, user=request.user)
    messages.success(request, _("もとのページと合っていることを、下書きに記録しました。公開すると、注意が消えます。"))
    return redirect("easy:aid", page_id)

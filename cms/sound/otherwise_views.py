"""Choosing what the voice leaves out or says in other words (読まない部分と言いかえ)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.models import BasePage
from cms.sound.hearing_views import page_to_edit
from cms.sound.otherwise_forms import ChoicesForm


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every block of the newest draft with its choice. Keeping makes a draft; publishing makes it heard."""
    found = page_to_edit(request, page_id)
    draft = found.get_latest_revision_as_object()
    is_locked = found.permissions_for_user(request.user).page_locked()
    form = ChoicesForm(draft, request.POST if request.method == "POST" and not is_locked else None)
    if request.method == "POST" and not is_locked and form.is_valid():
        messages.success(request, _keep(draft, form.kept(), request.user))
        return redirect("cms_hearing:page", page_id)
    context = {
        "page": found,
        "draft": draft,
        "form": form,
        "is_locked": is_locked,
        "back": reverse("cms_hearing:page", args=[page_id]),
    }
    return render(request, "cms/sound/otherwise.html", context, status=422 if form.problems else 200)


def _keep(draft: BasePage, kept: dict[str, Any], user: Any) -> str:
    """What came of it, in words. Nothing changed makes no draft."""
    if kept == draft.heard_otherwise:
        return _("前と同じなので、何も変えていません。")
    draft.heard_otherwise = kept
    # What was accepted as a draft before is no reason to refuse this one; the publishing gate looks at all of it.
    draft.save_revision(user=user, log_action=True, clean=False)
    return _("下書きに保存しました。聞いて確かめてから公開すると、みなさんの音声も変わります。")

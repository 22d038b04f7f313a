"""Which texts wait for somebody, and how far one of them has come."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from documents.correcting.overview import documents_to_look_at
from documents.correcting.screens import CORRECT, context_of, desk_of, page_to_correct
from documents.correcting.signals import reading_wanted
from documents.models import DocumentPage

DOCUMENTS_A_SCREEN = 30


@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """What waits for somebody, and every other document with a file, for whoever looks for one."""
    if not request.user.has_perm(CORRECT):
        raise PermissionDenied
    words = request.GET.get("words", "").strip()[:100]
    others = DocumentPage.objects.exclude(upload=None).filter(title__icontains=words).order_by("-issued_on", "-pk")
    context = {
        "waiting": documents_to_look_at(request.user),
        "screen": Paginator(others, DOCUMENTS_A_SCREEN).get_page(request.GET.get("p")),
        "words": words,
    }
    return render(request, "correcting/all.html", context)


@never_cache
@require_safe
def overview(request: HttpRequest, page_id: int) -> HttpResponse:
    """How far correcting has come, and where to begin."""
    page = page_to_correct(request, page_id)
    return render(request, "correcting/overview.html", context_of(request, desk_of(page)))


@require_POST
def read(request: HttpRequest, page_id: int) -> HttpResponse:
    """Have the file read before anybody can see the document."""
    page = page_to_correct(request, page_id)
    reading_wanted.send(sender=type(page), page_id=page.pk)
    messages.success(request, _("ファイルを読み取っています。少し待って、この画面を開き直してください。"))
    return redirect("correcting:overview", page_id)

"""Mending readings on the page where they are seen (読みを直す)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accessibility.speech.page_recordings import SpeakablePage, page_to_hear
from cms.readings.lines import Line, lines
from cms.readings.mending import mended, mending_context

MEND = "accessibility.change_readingentry"


@never_cache
@require_GET
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every line of the page; each word with a reading leads to the form."""
    found = _page(request, page_id)
    context = {"page": found, "lines": lines(found.main_html(), found.pk)}
    return render(request, "cms/readings/page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def mend(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the right reading of one word, keep it, and go back to where the word stands."""
    found = _page(request, page_id)
    line = _line(found, request.GET.get("line", ""))
    entry, form = mended(request, found)
    if entry is not None:
        messages.success(request, _("「%(entry)s」を読み辞書に入れました。") % {"entry": entry})
        return redirect(_place(page_id, line))
    context = mending_context(request, found, form) | {"line": line, "back": _place(page_id, line)}
    return render(request, "cms/readings/mend.html", context, status=422 if form.errors else 200)


def _page(request: Any, page_id: int) -> SpeakablePage:
    if not request.user.has_perm(MEND):
        raise PermissionDenied
    found = page_to_hear(page_id)
    if found is None:
        raise Http404
    return found


def _line(found: SpeakablePage, number: str) -> Line | None:
    """The line the word was pressed in, if the page still has it."""
    return next((line for line in lines(found.main_html(), found.pk) if str(line.number) == number), None)


def _place(page_id: int, line: Line | None) -> str:
    return reverse("cms_readings:page", args=[page_id]) + (f"#line-{line.number}" if line else "")

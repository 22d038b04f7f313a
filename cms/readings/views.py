"""Mending readings on the page where they are seen (読みを直す)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import log

from accessibility.models import ReadingEntry
from accessibility.speech.page_recordings import SpeakablePage, page_to_hear
from accessibility.tasks import refresh_readings
from cms.readings.forms import ReadingForm
from cms.readings.lines import Line, lines
from cms.tasks import say_that_public_content_changed

MEND = "accessibility.change_readingentry"
DELETE_ENTRY = "wagtailsnippets_accessibility_readingentry:delete"


@never_cache
@require_GET
def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every line of the page; each word with a reading leads to the form."""
    found = _page(request, page_id)
    context = {"page": found, "lines": lines(found.main_html())}
    return render(request, "cms/readings/page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def mend(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the right reading of one word, keep it, and go back to where the word stands."""
    found = _page(request, page_id)
    word, now_read = request.GET.get("word", "")[:100], request.GET.get("reading", "")[:200]
    line = _line(found, request.GET.get("line", ""))
    initial = {"surface": word, "reading": now_read}
    form = ReadingForm(request.POST or None, initial=initial | _known(word))
    if request.method == "POST" and form.is_valid():
        entry = form.save()
        log(instance=entry, action="wagtail.edit", user=request.user)
        refresh(entry)
        messages.success(request, _("「%(entry)s」を読み辞書に入れました。") % {"entry": entry})
        return redirect(_place(page_id, line))
    context = {"page": found, "form": form, "word": word, "now_read": now_read, "line": line}
    context |= {"back": _place(page_id, line), "delete_url": _address_for_deleting(word)}
    return render(request, "cms/readings/mend.html", context, status=422 if form.errors else 200)


def refresh(entry: ReadingEntry) -> None:
    """Rubies and sound of the pages that say the word, and no kept page of before."""
    refresh_readings.enqueue(entry.surface)
    say_that_public_content_changed(later_than=timezone.now())


def _page(request: Any, page_id: int) -> SpeakablePage:
    if not request.user.has_perm(MEND):
        raise PermissionDenied
    found = page_to_hear(page_id)
    if found is None:
        raise Http404
    return found


def _line(found: SpeakablePage, number: str) -> Line | None:
    """The line the word was pressed in, if the page still has it."""
    return next((line for line in lines(found.main_html()) if str(line.number) == number), None)


def _known(word: str) -> dict[str, str]:
    """What the table says already, so that a note is not lost."""
    entry = ReadingEntry.objects.filter(surface=word).first()
    return {"reading": entry.reading, "note": entry.note} if entry else {}


def _address_for_deleting(word: str) -> str:
    entry = ReadingEntry.objects.filter(surface=word).first()
    return reverse(DELETE_ENTRY, args=[entry.pk]) if entry else ""


def _place(page_id: int, line: Line | None) -> str:
    return reverse("cms_readings:page", args=[page_id]) + (f"#line-{line.number}" if line else "")

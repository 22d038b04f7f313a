"""Mending one reading, from whichever screen staff noticed it on."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from accessibility.models import ReadingEntry
from accessibility.tasks import refresh_readings
from cms.readings.forms import EVERYWHERE, ONE_PAGE, ReadingForm
from cms.tasks import say_that_public_content_changed

DELETE_ENTRY = "wagtailsnippets_accessibility_readingentry:delete"


def mended(request: HttpRequest, page: Any) -> tuple[ReadingEntry | None, ReadingForm]:
    """The entry that was just kept, if it was; and the form to show otherwise."""
    word, now_read = request.GET.get("word", "")[:100], request.GET.get("reading", "")[:200]
    initial = {"surface": word, "reading": now_read, "scope": EVERYWHERE} | _known(word, page)
    form = ReadingForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return None, form
    entry = form.save(page)
    log(instance=entry, action="wagtail.edit", user=request.user)
    refresh(entry)
    return entry, form


def mending_context(request: HttpRequest, page: Any, form: ReadingForm) -> dict[str, Any]:
    """What the form's template shows."""
    word = request.GET.get("word", "")[:100]
    entry = _entry(word, page)
    return {
        "page": page,
        "form": form,
        "word": word,
        "now_read": request.GET.get("reading", "")[:200],
        "known": entry,
        "delete_url": reverse(DELETE_ENTRY, args=[entry.pk]) if entry else "",
    }


def refresh(entry: ReadingEntry, *, everywhere: bool = False) -> None:
    """Rubies and sound of the pages that say the word, and no kept page of before."""
    refresh_readings.enqueue(entry.surface, None if everywhere else entry.page_id)
    say_that_public_content_changed(later_than=timezone.now())


def _entry(word: str, page: Any) -> ReadingEntry | None:
    """The page's own goes before the town's, as it does for readers and listeners."""
    found = {entry.page_id: entry for entry in ReadingEntry.objects.of_page(page.pk).filter(surface=word)}
    return found.get(page.pk) or found.get(None)


def _known(word: str, page: Any) -> dict[str, str]:
    """What the table says already, so that a note is not lost."""
    entry = _entry(word, page)
    scope = ONE_PAGE if entry and entry.page_id else EVERYWHERE
    return {"reading": entry.reading, "note": entry.note, "scope": scope} if entry else {}

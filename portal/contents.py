"""All lasting pages in words: for whoever would rather read one list than try one place after another."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accessibility.languages import current
from cms.broadcast.models import BroadcastPage
from cms.levels import DEEPEST, FRONT_DOOR
from documents.models import DocumentPage
from events.models import EventPage


@dataclass(frozen=True, slots=True)
class Entry:
    """One page and what lies below it."""

    title: str
    href: str
    sentence: str
    below: list[Any] = field(default_factory=list)


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Front door, places, lasting pages. Events, documents and programmes come and go: they have lists of their own."""
    pages = Page.objects.live().public().filter(locale__language_code=current(), depth__range=(FRONT_DOOR, DEEPEST))
    entries: list[Entry] = []
    for page in pages.not_type((EventPage, DocumentPage, BroadcastPage)).order_by("path").specific():
        entry = Entry(page.title, page.get_url(request) or "/", getattr(page, "summary", ""))
        if page.depth == DEEPEST and entries:
            entries[-1].below.append(entry)
        else:
            entries.append(entry)
    return TemplateResponse(request, "portal/contents.html", {"entries": entries})

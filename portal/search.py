"""The search page: one box over everything that is public, what is still to come before what is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from wagtail.models import Page

from cms.models import HomePage
from documents.models import DocumentPage
from events.models import EventPage, Session
from events.overview import when

# Longer than any question people ask; a pasted letter is stopped here, with its text kept in the box.
LONGEST: Final = 200
PER_PAGE: Final = 10
# Nobody leafs through more; beyond this the count says 「以上」.
MOST: Final = 1_000


class SearchForm(forms.Form):
    """What to look for."""

    q = forms.CharField(
        label=gettext_lazy("さがすことば"),
        help_text=gettext_lazy("例：妊婦、手話、介護の相談。ひらがなでもさがせます。"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": gettext_lazy("長すぎてさがせません。%(limit_value)d文字までの短いことばにしてください。"),
            "null_characters_not_allowed": gettext_lazy(
                "目に見えない文字が入っていて、さがせません。ことばを打ち直してください。"
            ),
        },
    )


@dataclass(frozen=True)
class Result:
    """One page found, as the event card shows it."""

    title: str
    href: str
    sentence: str
    kind: str
    availability: str = ""
    audiences: str = ""


@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Whole page, or only its results when htmx asks."""
    # Nothing typed is no mistake: the page opens that way.
    form = SearchForm(request.GET if request.GET.get("q", "").strip() else None, use_required_attribute=False)
    question = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {"form": form, "question": question}
    if question:
        found = find_pages(question, now=timezone.now())
        listing = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context |= {
            "listing": listing,
            "results": describe(listing, request, now=timezone.now()),
            "query": urlencode({"q": question}),
            "more_than_shown": len(found) >= MOST,
        }
    return TemplateResponse(request, _template(request), context, status=400 if form.errors else 200)


def _template(request: HttpRequest) -> str:
    """The part for htmx; the whole page for everybody else, and when a browser's history asks again."""
    htmx = getattr(request, "htmx", None)
    part = htmx and not htmx.history_restore_request
    return "portal/search.html#results" if part else "portal/search.html"


def find_pages(question: str, *, now: datetime) -> list[int]:
    """Page ids, best first; events that are over come last, or years of them would hide what can still be joined."""
    pages = Page.objects.live().public().not_type(HomePage).search(question)[:MOST]
    found = [page.pk for page in pages]
    over = set(
        EventPage.objects.filter(pk__in=found)
        .annotate(last_end=Max("sessions__ends_at"))
        .filter(last_end__lt=now)
        .values_list("pk", flat=True)
    )
    return sorted(found, key=over.__contains__)


def describe(listing: ListPage[Any], request: HttpRequest, *, now: datetime) -> list[Result]:
    """What each page found is, where it stands, and for events when."""
    ids = list(listing.object_list)
    pages = Page.objects.filter(pk__in=ids).specific().in_bulk(ids)
    times = _times(ids, now=now)
    return [_result(pages[pk].specific, request, times.get(pk, "")) for pk in ids if pk in pages]


def _result(page: Any, request: HttpRequest, time: str) -> Result:
    return Result(
        title=page.title,
        href=page.get_url(request) or "/",
        sentence=page.summary or page.search_description,
        kind=str(_kind(page)),
        availability=time,
    )


def _kind(page: Any) -> Any:
    if isinstance(page, (EventPage, DocumentPage)):
        names = {EventPage: pgettext_lazy("search", "催し"), DocumentPage: pgettext_lazy("search", "資料")}
        return f"{names[type(page)]}・{page.get_kind_display()}"
    return pgettext_lazy("search", "案内")


def _times(ids: Iterable[int], *, now: datetime) -> dict[int, str]:
    """For events: the next session, or that it is over and when it was."""
    words: dict[int, str] = {}
    for session in Session.objects.filter(page_id__in=ids).order_by("starts_at"):
        is_over = session.ends_at < now
        if is_over:
            words[session.page_id] = _("終わりました（%(when)s）") % {"when": when(session)}
        elif words.get(session.page_id, "").startswith(_("終わりました")) or session.page_id not in words:
            words[session.page_id] = when(session)
    return words

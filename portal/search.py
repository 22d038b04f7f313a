"""The search page: one box over everything that is public, what is still to come before what is over."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from wagtail.models import Page

from accessibility.search import finding
from cms.models import HomePage
from documents.models import DocumentIndexPage, DocumentPage
from events.models import EventIndexPage, EventPage
from events.models.originals import originals_of
from portal.search_results import describe

# Longer than any question people ask; a pasted letter is stopped here, with its text kept in the box.
LONGEST: Final = 200
PER_PAGE: Final = 10
KINDS: Final = {
    "events": (pgettext_lazy("search", "催し"), (EventPage, EventIndexPage)),
    "documents": (pgettext_lazy("search", "資料"), (DocumentPage, DocumentIndexPage)),
    "guides": (pgettext_lazy("search", "案内"), ()),
}


class SearchForm(forms.Form):
    """What to look for."""

    q = forms.CharField(
        label=gettext_lazy("さがすことば"),
        help_text=gettext_lazy(
            "例：妊婦、手話、介護の相談。ひらがなでもさがせます。少しの打ちまちがいは、こちらで直してさがします。"
        ),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": gettext_lazy("長すぎてさがせません。%(limit_value)d文字までの短いことばにしてください。"),
            "null_characters_not_allowed": gettext_lazy(
                "目に見えない文字が入っていて、さがせません。ことばを打ち直してください。"
            ),
        },
    )


@dataclass(frozen=True, slots=True)
class KindLink:
    """All results, or those of one kind, with their number."""

    title: str
    number: int
    href: str
    here: bool


@require_safe
@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """Whole page, or only its results when htmx asks."""
    # Nothing typed is no mistake: the page opens that way.
    form = SearchForm(request.GET if request.GET.get("q", "").strip() else None, use_required_attribute=False)
    question = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {"form": form, "question": question}
    if question:
        context |= _answer(question, request, now=timezone.now())
    # htmx shows nothing of an answer that says it failed.
    status = 400 if form.errors and not _wants_part(request) else 200
    return TemplateResponse(request, _template(request), context, status=status)


def _wants_part(request: HttpRequest) -> bool:
    """The part for htmx; the whole page for everybody else, and when a browser's history asks again."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def _template(request: HttpRequest) -> str:
    return "portal/search.html#results" if _wants_part(request) else "portal/search.html"


def _answer(question: str, request: HttpRequest, *, now: datetime) -> dict[str, Any]:
    exactly = request.GET.get("exact") == "1"
    found = find(question, now=now, exactly=exactly)
    kinds = _kinds_of(found.ids)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    wanted = [pk for pk in found.ids if not kind or kinds[pk] == kind]
    listing = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    typed = {"q": question} | ({"exact": "1"} if exactly else {})
    return {
        "instead": found.instead,
        "listing": listing,
        "results": describe(list(listing.object_list), found.words, request, now=now),
        "query": urlencode(typed | ({"kind": kind} if kind else {})),
        "exact_query": urlencode({"q": question, "exact": "1"}),
        "kinds": _kind_links(Counter(kinds.values()), kind, typed),
        "more_than_shown": len(found.ids) >= finding.MOST,
        "hints": [] if found.ids else [(word, urlencode({"q": word})) for word in finding.hints(question, pages())],
    }


def pages() -> QuerySet[Any]:
    """What can be found: public pages in the language of this page, but not the front door, which holds a bit of all.

    Restrictions are asked for by address, as Wagtail does for each page it serves.
    """
    language = get_language() or settings.LANGUAGE_CODE
    return Page.objects.live().public().not_type(HomePage).filter(locale__language_code=language)


def find(question: str, *, now: datetime, exactly: bool = False) -> finding.Found:
    """The pages, best first; events that are over come last, or years of them would hide what can still be joined."""
    found = finding.find(question, pages(), exactly=exactly)
    originals = originals_of(found.ids)
    over = set(
        EventPage.objects.filter(pk__in=originals.values())
        .annotate(last_end=Max("sessions__ends_at"))
        .filter(last_end__lt=now)
        .values_list("pk", flat=True)
    )
    ids = sorted(found.ids, key=lambda page: originals[page] in over)
    return finding.Found(ids, found.words, found.instead)


def find_pages(question: str, *, now: datetime) -> list[int]:
    """Their ids alone."""
    return find(question, now=now).ids


def _kinds_of(ids: list[int]) -> dict[int, str]:
    names = {
        f"{model._meta.app_label}.{model._meta.model_name}": kind  # noqa: SLF001 -- Django's documented API has this name
        for kind, (_title, models) in KINDS.items()
        for model in models
    }
    types = Page.objects.filter(pk__in=ids).values_list("pk", "content_type__app_label", "content_type__model")
    return {pk: names.get(f"{room}.{model}", "guides") for pk, room, model in types}


def _kind_links(numbers: Counter[str], chosen: str, typed: dict[str, str]) -> list[KindLink]:
    """Only where there is something to choose."""
    if len(numbers) < 2 and not chosen:
        return []
    links = [KindLink(str(pgettext_lazy("search", "すべて")), numbers.total(), f"?{urlencode(typed)}", not chosen)]
    for kind, (title, _models) in KINDS.items():
        if numbers[kind] or kind == chosen:
            href = f"?{urlencode(typed | {'kind': kind})}"
            links.append(KindLink(str(title), numbers[kind], href, kind == chosen))
    return links

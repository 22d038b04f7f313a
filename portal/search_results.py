"""Results of a search as people read them: what each page is, when, and where the words were found in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from modelsearch.index import SearchField
from wagtail.models import Page

from accessibility.search.highlighting import MarkedWord, excerpt, mark, marked_words
from accessibility.search.questions import Sought
from documents.extraction.structure import plain_text
from documents.models import DocumentPage, SourceText
from events.models import EventPage, Session, SupportOffer, WayOffer
from events.models.originals import originals_of
from events.overview import when

# Shown anyway, or asked for all results at once.
ASKED_OTHERWISE: Final = {"title", "summary", "words_to_find", "source_plain_text"}


@dataclass(frozen=True)
class Result:
    """One page found, as the component search_result shows it."""

    title: SafeString
    href: str
    sentence: SafeString
    kind: str
    availability: str = ""
    excerpt: SafeString = field(default_factory=SafeString)
    because: list[str] = field(default_factory=list)


def describe(ids: Sequence[int], words: list[Sought], request: HttpRequest, *, now: datetime) -> list[Result]:
    """What each page found is, where it stands, for events when, and what was found in it."""
    by_id = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    shown = [by_id[pk] for pk in ids if pk in by_id]
    times = _times(ids, now=now)
    marked = marked_words(words) if shown else []
    lacking = {page.pk: _not_in([page.title, _sentence(page)], marked) for page in shown}
    others = _other_texts([page for page in shown if lacking[page.pk]])
    return [_result(page, request, times.get(page.pk, ""), marked, others.get(page.pk, [])) for page in shown]


def _sentence(page: Any) -> str:
    return page.summary or page.search_description


def _not_in(texts: list[str], words: list[MarkedWord]) -> list[MarkedWord]:
    return [word for word in words if not any(word.in_text(text) for text in texts)]


def _result(page: Any, request: HttpRequest, time: str, words: list[MarkedWord], others: list[str]) -> Result:
    shown = [page.title, _sentence(page)]
    piece = next((piece for word in _not_in(shown, words) for piece in _excerpts(others, word)), "")
    return Result(
        title=mark(page.title, words),
        href=page.get_url(request) or "/",
        sentence=mark(_sentence(page), words),
        kind=str(_kind(page)),
        availability=time,
        excerpt=mark(piece, words) if piece else escape(""),
        because=list(_because([*shown, *others], words)),
    )


def _excerpts(texts: list[str], word: MarkedWord) -> Iterator[str]:
    return (piece for text in texts if (piece := excerpt(text, word)))


def _because(texts: list[str], words: list[MarkedWord]) -> Iterator[str]:
    """Where a page holds none of a word as typed: what it holds instead."""
    for word in words:
        pieces = [piece for text in texts for piece in word.all_in(text)]
        if pieces and not any(word.stands_for_itself(piece) for piece in pieces):
            yield _("「%(typed)s」は「%(found)s」で見つかりました。") % {"typed": word.typed, "found": pieces[0]}


def _other_texts(pages: list[Any]) -> dict[int, list[str]]:
    """What else search looks into, for pages whose title and sentence do not show what was found."""
    texts: dict[int, list[str]] = {page.pk: list(_own_texts(page)) for page in pages}
    ids = [page.pk for page in pages if isinstance(page, EventPage)]
    if ids:
        for pk, words in _facts_of_events(ids).items():
            texts[pk].append("、".join(words))
    ids = [page.pk for page in pages if isinstance(page, DocumentPage)]
    if ids:
        for source in SourceText.objects.filter(page_id__in=ids):
            texts[source.page_id].append(plain_text(source.html))
    return texts


def _own_texts(page: Any) -> Iterator[str]:
    for searched in page.get_search_fields():
        if isinstance(searched, SearchField) and searched.field_name not in ASKED_OTHERWISE:
            value = searched.get_value(page)
            yield from (str(part) for part in (value if isinstance(value, list | tuple) else [value]) if part)


def _facts_of_events(ids: list[int]) -> dict[int, list[str]]:
    """For whom, how one can join, and which support there is, of all events in three questions."""
    facts: dict[int, list[str]] = defaultdict(list)
    audiences = EventPage.audiences.through.objects.filter(eventpage_id__in=ids)
    for pk, name in audiences.values_list("eventpage_id", "audience__name"):
        facts[pk].append(name)
    for way in WayOffer.objects.filter(page_id__in=ids):
        facts[way.page_id].append(str(way.get_way_display()))
    for support in SupportOffer.objects.filter(page_id__in=ids):
        facts[support.page_id].append(str(support.get_kind_display()))
    return facts


def _kind(page: Any) -> Any:
    if isinstance(page, (EventPage, DocumentPage)):
        names = {EventPage: pgettext_lazy("search", "催し"), DocumentPage: pgettext_lazy("search", "資料")}
        return f"{names[type(page)]}・{page.get_kind_display()}"
    return pgettext_lazy("search", "案内")


def _times(ids: Iterable[int], *, now: datetime) -> dict[int, str]:
    """For events: the next session, or that it is over and when it was."""
    shown_by = {original: page for page, original in originals_of(ids).items()}
    words: dict[int, str] = {}
    over: set[int] = set()
    for session in Session.objects.filter(page_id__in=shown_by).order_by("starts_at"):
        page = shown_by[session.page_id]
        if session.ends_at < now:
            words[page] = _("終わりました（%(when)s）") % {"when": when(session)}
            over.add(page)
        elif page in over or page not in words:
            words[page] = when(session)
            over.discard(page)
    return words

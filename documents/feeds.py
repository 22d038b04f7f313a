"""New documents for feed readers (Atom, RFC 4287): every list that can be narrowed has a feed of its own."""

import re
from datetime import UTC, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from accessibility.languages import current
from accessibility.podcast.pages import guid_of
from accessibility.town import town_in_this_language
from documents.formats.kinds import FILE_TYPES
from documents.models import DocumentIndexPage, DocumentPage, Format, FormatKind
from documents.models.filters import DocumentFilter
from documents.models.index_page import for_list

MOST_ENTRIES = 50
# Programs in browsers read from other sites; what everybody may read, they may.
FOR_ALL_SITES = {"Access-Control-Allow-Origin": "*"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class DocumentFeed(Atom1Feed):
    """Django's, dated by its newest entry: "now" would make an empty feed new at every look."""

    def latest_post_date(self) -> datetime:
        """When it last changed."""
        return super().latest_post_date() if self.items else LONG_AGO


# Readers ask many times a day: what has not changed is not sent again.
@require_safe
@conditional_page
@cache_control(no_cache=True)
def feed(request: HttpRequest) -> HttpResponse:
    """The newest documents in the language of the address, narrowed as the list is."""
    documents = DocumentPage.objects.live().public().filter(locale__language_code=current())
    chosen = DocumentFilter(request.GET, among=documents, today=timezone.localdate())
    made = _feed_of(chosen, request)
    for page in _newest(chosen.narrow(documents)):
        _add(made, page, request)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type, headers=FOR_ALL_SITES)


def _newest(documents: QuerySet[DocumentPage]) -> QuerySet[DocumentPage]:
    ready = Prefetch("formats", Format.objects.ready().order_by("pk"), to_attr="ready_formats")
    return for_list(documents).select_related("locale").prefetch_related(ready)[:MOST_ENTRIES]


def _feed_of(chosen: DocumentFilter, request: HttpRequest) -> DocumentFeed:
    town = town_in_this_language()
    title = "・".join([_("新しい資料"), *chosen.words])
    index = DocumentIndexPage.objects.live().filter(locale__language_code=current()).first()
    address = (index.get_url(request) if index else "") or "/"
    return DocumentFeed(
        title=_clean(_("%(town)s　%(title)s") % {"town": town["name"], "title": title}),
        link=request.build_absolute_uri(f"{address}?{chosen.query()}" if chosen.chosen else address),
        description="",
        subtitle=_("新しく出た資料と、その使いやすい形です。"),
        language=current(),
        author_name=town["department"],
        author_email=town["email"],
        feed_url=request.build_absolute_uri(f"{reverse('documents:feed')}?{chosen.query()}".rstrip("?")),
    )


def _add(made: DocumentFeed, page: Any, request: HttpRequest) -> None:
    published = page.first_published_at or timezone.now()
    made.add_item(
        title=_clean(page.title),
        link=request.build_absolute_uri(page.get_url(request) or "/"),
        description=_clean(page.summary),
        pubdate=published,
        updateddate=max(published, page.last_published_at or published),
        unique_id=guid_of(page, "document"),
        categories=[str(page.get_kind_display())],
        enclosures=[
            Enclosure(
                request.build_absolute_uri(reverse("documents:download", args=[page.pk, row.kind])),
                str(row.size),
                FILE_TYPES[FormatKind(row.kind)].content_type,
            )
            for row in page.ready_formats
        ],
    )


def _clean(words: str) -> str:
    """Without what XML cannot hold: one odd character in one title would break the feed for everybody."""
    return _NOT_IN_XML.sub("", words)

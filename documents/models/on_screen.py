"""Everything that the page of a document shows beside its words."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from documents.choosing.contents import entries_of_body, with_anchors
from documents.choosing.facts import facts_of
from documents.choosing.linked_data import linked_data
from documents.choosing.ways import Place, ways
from documents.models.formats import SourceText
from documents.models.offers import COMING, original_offer, shelves
from documents.rules import Offer, Reading
from documents.screen import for_screen

if TYPE_CHECKING:
    from documents.models.pages import DocumentPage

SITE_ROOT_DEPTH = 2
# A longer list of contents is behind a disclosure: the text begins on the first screen.
CONTENTS_AT_ONCE = 12


def context_of(page: "DocumentPage", request: HttpRequest) -> dict[str, Any]:
    """What the template wants."""
    source = page.source_with_upload() if page.pk else None
    formats = list(page.formats.all()) if page.pk else []
    has_text = bool(source and source.html)
    text, contents = _text(page, source)
    return {
        "source": source,
        "text": text,
        "contents": contents,
        "contents_are_long": len(contents) > CONTENTS_AT_ONCE,
        "shelves": shelves(page.title, formats if has_text else [], _others(page, source, request), offer=has_text),
        "some_are_coming": any(row.state in COMING for row in formats),
        "facts": facts_of(page, source, formats),
        "breadcrumb": _breadcrumb(page, request),
        "linked_data": linked_data(page, source, formats, request) if page.pk else "",
        "ways_before": list(ways(page, Place.BEFORE_FORMATS)) if page.pk else [],
        "ways_after": list(ways(page, Place.AFTER_FORMATS)) if page.pk else [],
    }


def _text(page: "DocumentPage", source: SourceText | None) -> tuple[Any, Any]:
    if not page.upload:
        return "", entries_of_body(page.body)
    if source is None or not source.html:
        return "", []
    html, contents = with_anchors(source.html)
    return for_screen(html, page_id=page.pk), contents


def _others(page: "DocumentPage", source: SourceText | None, request: HttpRequest) -> dict[str, list[Offer | Reading]]:
    """What belongs to a need beside the formats: reading here, the easy version, the original file."""
    found: dict[str, list[Offer | Reading]] = {}
    if not page.upload or (source and source.html):
        minutes = source.minutes_to_read if source and source.html else 0
        about = _("読むのに約%(minutes)d分") % {"minutes": minutes} if minutes else ""
        found["screen"] = [Reading("#text", _("このページで読む"), about)]
    if easy := page.get_easy_url(request):
        found["easy"] = [Reading(easy, _("やさしい日本語のページで読む"))]
    if original := original_offer(page.title, page.upload):
        found["print"] = [original]
    return found


def _above(page: "DocumentPage") -> list[Any]:
    return [each for each in page.get_ancestors() if each.depth > SITE_ROOT_DEPTH] if page.pk else []


def _breadcrumb(page: "DocumentPage", request: HttpRequest) -> list[dict[str, str]]:
    parent = page.get_parent() if page.pk else None
    above = [parent] if parent and parent.depth == SITE_ROOT_DEPTH + 1 else _above(page)
    items = [{"title": each.title, "href": each.get_url(request) or ""} for each in above]
    return [{"title": _("いま"), "href": "/"}, *items, {"title": page.title, "href": ""}]

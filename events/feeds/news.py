"""New and changed events for feed readers: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from accessibility.languages import current, here_in_language
from accessibility.town import town_in_this_language
from events.feeds.gathering import PublicEvent
from events.feeds.words import lines_of

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def changed_at(event: PublicEvent) -> datetime:
    """When the event was published last; one that was made live by a program says when it began to be known."""
    page = event.page
    return page.last_published_at or page.first_published_at or timezone.make_aware(datetime(2000, 1, 1))  # noqa: DTZ001


def feed_title() -> str:
    """「縁側市　これからの催し」."""
    return _("%(town)s　%(title)s") % {"town": town_in_this_language()["name"], "title": _("これからの催し")}


def words_of(event: PublicEvent) -> str:
    """All its sessions in words: the first in full, the others by their day."""
    told = [line for session in event.sessions[:1] for line in lines_of(event, session)]
    more = len(event.sessions) - 1
    if more > 0:
        told.append(_("ほかに%(count)d回あります。") % {"count": more})
    return "\n".join(told)


class TownFeed(Atom1Feed):
    """Django's, with the language of the page and the day of the last change even when nothing is on."""

    def latest_post_date(self) -> datetime:
        """Django says "now" of an empty feed, which would then be new at every look."""
        return super().latest_post_date() if self.items else timezone.make_aware(datetime(2000, 1, 1))  # noqa: DTZ001


def atom(events: Iterable[PublicEvent], request: HttpRequest) -> str:
    """The feed as Atom."""
    town = town_in_this_language()
    feed = TownFeed(
        title=_xml(feed_title()),
        link=request.build_absolute_uri(here_in_language("/events/")),
        description="",
        language=current(),
        author_name=_xml(town["department"]),
        author_email=town["email"],
        feed_url=request.build_absolute_uri(),
        feed_guid=request.build_absolute_uri(request.path),
    )
    for event in events:
        address = request.build_absolute_uri(event.path)
        feed.add_item(
            title=_xml(event.page.title),
            link=address,
            description=_xml(linebreaks(escape(words_of(event)))),
            unique_id=f"urn:uuid:{event.original.translation_key}",
            pubdate=event.page.first_published_at,
            updateddate=changed_at(event),
            categories=[_xml(str(event.page.get_kind_display())), *(_xml(str(each)) for each in event.audiences)],
        )
    return feed.writeString("utf-8")


def json_feed(events: Iterable[PublicEvent], request: HttpRequest) -> dict[str, Any]:
    """The feed as JSON Feed 1.1 (jsonfeed.org), read without an XML parser."""
    town = town_in_this_language()
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(),
        "home_page_url": request.build_absolute_uri(here_in_language("/events/")),
        "feed_url": request.build_absolute_uri(),
        "language": current(),
        "authors": [{"name": town["department"], "url": request.build_absolute_uri("/")}],
        "items": [_item(event, request) for event in events],
    }


def _item(event: PublicEvent, request: HttpRequest) -> dict[str, Any]:
    page = event.page
    item = {
        "id": f"urn:uuid:{event.original.translation_key}",
        "url": request.build_absolute_uri(event.path),
        "title": page.title,
        "content_text": words_of(event),
        "summary": page.summary,
        "date_published": _rfc3339(page.first_published_at),
        "date_modified": _rfc3339(changed_at(event)),
        "language": page.locale.language_code,
        "tags": [str(page.get_kind_display()), *(str(each) for each in event.audiences)],
    }
    return {name: words for name, words in item.items() if words}


def _rfc3339(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _xml(text: str) -> str:
    """Without what XML cannot hold: one odd character in one title would break the feed for everybody."""
    return _NOT_IN_XML.sub("", text)
